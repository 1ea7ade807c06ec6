import { CancellationTokenSource, type Uri, workspace } from 'vscode';
import { LAYER_ORIGINS, type LayerOrigin, type LayerOriginsParams } from '../../core/protocol.ts';
import type { LayerOrigins } from '../tree/layerOrigins.ts';
import type { DockerfileClient } from './client.ts';

/** What Dockerfiles are called, as the manifest has it. */
const DOCKERFILES =
  '**/{Dockerfile,Containerfile,dockerfile,containerfile,Dockerfile.*,Containerfile.*,dockerfile.*,*.dockerfile,*.Dockerfile,*.containerfile,*.Containerfile}';
/** In a workspace of more than this, the rest is not looked at. */
const MOST_FILES = 500;
/** Bytes; what is longer is no Dockerfile. */
const LONGEST = 1 << 20;

/** Asks the language server, which is started for it, about the Dockerfiles of the workspace. */
export class WorkspaceOrigins implements LayerOrigins {
  readonly #client: DockerfileClient;

  constructor(client: DockerfileClient) {
    this.#client = client;
  }

  async find(
    history: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly (LayerOrigin | undefined)[]> {
    const cancelling = new CancellationTokenSource();
    const cancel = () => cancelling.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    const { token } = cancelling;
    try {
      const files = await workspace.findFiles(DOCKERFILES, undefined, MOST_FILES, token);
      const documents = (await Promise.all(files.map(read))).flat();
      if (documents.length === 0 || signal.aborted) {
        return [];
      }
      const params: LayerOriginsParams = { history, documents };
      const found = await this.#client.request<readonly (LayerOrigin | null)[]>(
        LAYER_ORIGINS,
        params,
        token,
      );
      return found?.map((origin) => origin ?? undefined) ?? [];
    } catch {
      // Without the server there are no lines; what else went wrong, its log tells.
      return [];
    } finally {
      signal.removeEventListener('abort', cancel);
      cancelling.dispose();
    }
  }
}

/** As it stands in the editor where it is open: the line must be right there. */
async function read(uri: Uri): Promise<LayerOriginsParams['documents']> {
  const key = uri.toString();
  const open = workspace.textDocuments.find((document) => document.uri.toString() === key);
  if (open !== undefined) {
    return [{ uri: key, text: open.getText() }];
  }
  try {
    const { size } = await workspace.fs.stat(uri);
    const bytes = size > LONGEST ? undefined : await workspace.fs.readFile(uri);
    return bytes === undefined ? [] : [{ uri: key, text: new TextDecoder().decode(bytes) }];
  } catch {
    return [];
  }
}
