import { pathToFileURL } from 'node:url';
import type { DefinitionParams, Location, LocationLink, Range } from 'vscode-languageserver';
import { definition } from '../../features/definition.ts';
import type { DocumentVersion } from '../../workspace/documents.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Client } from '../client.ts';
import { toRange } from '../convert.ts';
import type { Handler } from '../handler.ts';

/** A place to go to: all of it, and the name in it. */
interface Target {
  readonly uri: string;
  readonly range: Range;
  readonly name: Range;
}

/** A pattern may match thousands of files; nobody chooses from so many. */
const MOST_FILES = 100;

export const handler: Handler = {
  capabilities: () => ({ definitionProvider: true }),
  register({ connection, client, workspace, answer }) {
    connection.onDefinition(
      answer<DefinitionParams, Location[] | LocationLink[] | null>(
        'Definition',
        null,
        async (document, { position }, signal) => {
          const { model } = document;
          const found = definition(model, model.lines.offsetAt(position));
          if (found === undefined) return null;
          const targets =
            found.kind === 'place'
              ? [
                  {
                    uri: document.uri,
                    range: toRange(model.lines, found.target),
                    name: toRange(model.lines, found.name),
                  },
                ]
              : await filesOf(document, found.path, workspace, signal);
          return toAnswer(targets, toRange(model.lines, found.origin), client);
        },
      ),
    );
  },
};

async function filesOf(
  document: DocumentVersion,
  path: string,
  { sources }: Workspace,
  signal: AbortSignal,
): Promise<readonly Target[]> {
  const files = await sources.files(document, path, signal);
  const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return files
    .slice(0, MOST_FILES)
    .map((file) => ({ uri: pathToFileURL(file).href, range: top, name: top }));
}

function toAnswer(
  targets: readonly Target[],
  origin: Range,
  { links }: Client,
): Location[] | LocationLink[] | null {
  if (targets.length === 0) return null;
  if (!links) return targets.map(({ uri, name }) => ({ uri, range: name }));
  return targets.map(({ uri, range, name }) => ({
    originSelectionRange: origin,
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: name,
  }));
}
