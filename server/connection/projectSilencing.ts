import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { kindOfFile } from '../lint/configuration/places.ts';
import { switchedOff } from '../lint/configuration/switchOff.ts';
import { LineMap } from '../syntax/lineMap.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { createdFile } from './convert.ts';

/**
 * What switches a rule off for the project of a Dockerfile: an edit of the `longshore.yaml` that
 * counts for it, or a new one in its workspace folder. `undefined` where there is no such place.
 */
export type ProjectSilencing = (code: string) => WorkspaceEdit | undefined;

/** Reads the file once for all codes. */
export async function projectSilencing(
  workspace: Workspace,
  uri: string,
): Promise<ProjectSilencing> {
  const { files } = await workspace.configurations.of(uri);
  const existing = files.findLast((file) => kindOfFile(file) === 'longshore');
  if (existing !== undefined) {
    const file = pathToFileURL(existing).href;
    const text = await textOf(workspace, existing, file);
    return (code) => (text === undefined ? undefined : edited(file, text, code));
  }
  const folder = workspace.configurations.folderOf(uri);
  if (folder === undefined) return () => undefined;
  const file = pathToFileURL(join(folder, 'longshore.yaml')).href;
  return (code) => createdFile(file, switchedOff('', code) ?? '');
}

async function textOf(
  { configFiles, files }: Workspace,
  path: string,
  uri: string,
): Promise<string | undefined> {
  return configFiles.get(uri)?.text ?? (await files.readText(path).catch(() => undefined));
}

function edited(uri: string, text: string, code: string): WorkspaceEdit | undefined {
  const after = switchedOff(text, code);
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
