import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  FileChangeType,
  type SymbolInformation,
  SymbolKind,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import { matchesQuery, type StageSymbol, stageSymbols } from '../../features/stageSymbols.ts';
import type { DockerfileModel } from '../../model/model.ts';
import { isDockerfileName } from '../../workspace/dockerfileNames.ts';
import { DockerfileSearch } from '../../workspace/dockerfileSearch.ts';
import { pathOf } from '../../workspace/uris.ts';
import { toRange } from '../convert.ts';
import type { Handler, HandlerContext } from '../handler.ts';

/** The names that `isDockerfileName` knows. */
const DOCKERFILES =
  '**/{[Dd]ockerfile,[Cc]ontainerfile,[Dd]ockerfile.*,[Cc]ontainerfile.*,*.[Dd]ockerfile,*.[Cc]ontainerfile}';
/** Nobody reads more; a longer query finds fewer. */
const MOST = 1000;

/** Stages of open documents as they are typed, and of all other Dockerfiles as they are on the disk. */
export const handler: Handler = {
  capabilities: () => ({ workspaceSymbolProvider: true }),
  register(context) {
    const { connection, workspace, answerAnyway } = context;
    const search = new DockerfileSearch(workspace.files, placedSymbols);
    const follow = followOnce(context, search);
    connection.onWorkspaceSymbol(
      answerAnyway<WorkspaceSymbolParams, SymbolInformation[]>(
        'Workspace symbols',
        [],
        async ({ query }, signal) => {
          follow();
          const open = workspace.documents.all();
          const paths = new Set(open.map(({ uri }) => pathOf(uri)));
          const found = await search.find((path) => paths.has(path), signal);
          return [
            ...open.flatMap(({ uri, model }) => toSymbols(uri, placedSymbols(model), query)),
            ...found.flatMap(({ path, content }) =>
              toSymbols(pathToFileURL(path).href, content, query),
            ),
          ].slice(0, MOST);
        },
      ),
    );
  },
};

type Placed = StageSymbol & Pick<SymbolInformation['location'], 'range'>;

function placedSymbols(model: DockerfileModel): readonly Placed[] {
  return stageSymbols(model).map((one) => ({ ...one, range: toRange(model.lines, one.at) }));
}

function toSymbols(uri: string, symbols: readonly Placed[], query: string): SymbolInformation[] {
  return symbols
    .filter(({ name }) => matchesQuery(name, query))
    .map(({ name, detail, range }) => ({
      name,
      kind: SymbolKind.Module,
      location: { uri, range },
      ...(detail !== '' && detail !== name && { containerName: detail }),
    }));
}

/** From the first question on; until then nothing is watched. */
function followOnce(
  { client, events }: HandlerContext,
  search: DockerfileSearch<unknown>,
): () => void {
  events.folders((uris) => search.setFolders(uris.flatMap((uri) => pathOf(uri) ?? [])));
  if (!client.watchesFiles) {
    events.saved(() => search.clear());
    return () => {};
  }
  events.files((changes) => {
    for (const { uri, type } of changes) {
      const path = pathOf(uri);
      if (path === undefined || !isDockerfileName(basename(path))) continue;
      if (type === FileChangeType.Changed) search.changed(path);
      else search.clear();
    }
  });
  let follows = false;
  return () => {
    if (!follows) events.watch([{ globPattern: DOCKERFILES }]);
    follows = true;
  };
}
