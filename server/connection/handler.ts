import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { ImageSources } from '../workspace/images/imageSources.ts';
import type { Clock, Log } from '../workspace/ports.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Client } from './client.ts';
import type { EditorEvents } from './editorEvents.ts';
import type { Answers, AnswersAnyway } from './guard.ts';

/** What a handler may use. */
export interface HandlerContext {
  readonly connection: Connection;
  readonly client: Client;
  readonly events: EditorEvents;
  readonly workspace: Workspace;
  readonly clock: Clock;
  readonly log: Log;
  readonly images: ImageSources;
  /** Guards a request about a document; see `Answers`. */
  readonly answer: Answers;
  /** Guards a request about no document. */
  readonly answerAnyway: AnswersAnyway;
}

/**
 * One feature on the wire. One file a feature in `connection/handlers/`, exporting `handler`: it
 * says what the server can do and turns offsets into positions; the feature itself is a pure
 * function in `features/`.
 */
export interface Handler {
  capabilities(client: Client): ServerCapabilities;
  register(context: HandlerContext): void;
}
