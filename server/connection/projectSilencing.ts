import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { WorkspaceEdit } from 'vscode-languageserver';
import type { ConfigKind } from '../lint/configuration/configFile.ts';
import { isInside, kindOfFile } from '../lint/configuration/places.ts';
import { switchedOff } from '../lint/configuration/switchOff.ts';
import { LineMap } from '../syntax/lineMap.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { createdFile } from './convert.ts';

/**
 * What switches a rule off for the project of a Dockerfile, by its codes: an edit of the nearest
 * configuration file that counts for it, or a new `longshore.yaml` in its workspace folder.
 * `undefined` where there is no such place.
 */
export type ProjectSilencing = (codes: readonly string[]) => WorkspaceEdit | undefined;

/** Reads the files once for all codes. */
export async function projectSilencing(
  workspace: Workspace,
  uri: string,
): Promise<ProjectSilencing> {
  const { files } = await workspace.configurations.of(uri);
  const folder = workspace.configurations.folderOf(uri);
  const ours = files.findLast((file) => kindOfFile(file) === 'longshore');
  // hadolint may be told by a file of the user's own, outside of all projects.
  const theirs = files.findLast(
    (file) => kindOfFile(file) === 'hadolint' && folder !== undefined && isInside(file, folder),
  );
  const path = ours ?? theirs;
  const file = path === undefined ? undefined : pathToFileURL(path).href;
  const text = path && file && (await textOf(workspace, path, file));
  return (codes) => {
    const named = path === theirs ? codes.filter((code) => /^(?:DL|SC)\d{4}$/.test(code)) : codes;
    if (file !== undefined && named.length > 0) {
      return text === undefined ? undefined : edited(file, text, named, kindOfFile(file));
    }
    if (folder === undefined) return undefined;
    const own = pathToFileURL(join(folder, 'longshore.yaml')).href;
    return createdFile(own, switchedOff('', codes) ?? '');
  };
}

async function textOf(
  { configFiles, files }: Workspace,
  path: string,
  uri: string,
): Promise<string | undefined> {
  return configFiles.get(uri)?.text ?? (await files.readText(path).catch(() => undefined));
}

function edited(
  uri: string,
  text: string,
  codes: readonly string[],
  kind: ConfigKind | undefined,
): WorkspaceEdit | undefined {
  const after = switchedOff(text, codes, kind);
  if (after === undefined) return undefined;
  let start = 0;
  while (start < text.length && text[start] === after[start]) start++;
  let kept = 0;
  while (
    kept < Math.min(text.length, after.length) - start &&
    text.at(-1 - kept) === after.at(-1 - kept)
  ) {
    kept++;
  }
  const lines = new LineMap(text);
  const range = {
    start: lines.positionAt(start),
    end: lines.positionAt(text.length - kept),
  };
  const newText = after.slice(start, after.length - kept);
  return {
    documentChanges: [{ textDocument: { uri, version: null }, edits: [{ range, newText }] }],
  };
}
