import {
  commands,
  env,
  FileType,
  languages,
  ProgressLocation,
  type QuickPickItem,
  Range,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { Question, Report } from '../commands/command.ts';
import type { RunnerUi } from '../commands/runner.ts';
import type { Documents } from '../documents/documents.ts';
import { openTerminal } from '../terminal/openTerminal.ts';
import type { ProgramOutput } from './programOutput.ts';
import { readFile } from './readFile.ts';
import { searchPick } from './searchPick.ts';
import { writeFile } from './writeFile.ts';

/** Milliseconds until work counts as long enough to be worth a notification. */
const PATIENCE = 400;
/** Milliseconds that a passing success stays in the status bar. */
const PASSING = 4_000;

/** What commands ask of the editor, answered by the real one. */
export function commandUi(documents: Documents, output: ProgramOutput): RunnerUi {
  return {
    output,
    writeFile,
    openTerminal,
    readFile,
    search: searchPick,
    showText: ({ title, text }) => documents.showText(title, text),
    showDifference: (...what) => documents.showDifference(...what),
    async isFile(path) {
      return workspace.fs.stat(Uri.file(path)).then(
        ({ type }) => (type & FileType.File) !== 0,
        () => false,
      );
    },
    async runForeign(id, ...args) {
      await commands.executeCommand(id, ...args);
    },
    async pick(items, { title, placeholder }) {
      const quick = items.map((item): QuickPickItem & { item: typeof item } => ({
        label: item.label,
        ...(item.description !== undefined && { description: item.description }),
        item,
      }));
      const options = { title, matchOnDescription: true };
      const picked = await window.showQuickPick(quick, {
        ...options,
        ...(placeholder !== undefined && { placeHolder: placeholder }),
      });
      return picked?.item;
    },
    async input({ title, prompt, value, validate }) {
      return window.showInputBox({
        title,
        ...(prompt !== undefined && { prompt }),
        ...(value !== undefined && { value }),
        ...(validate && { validateInput: validate }),
      });
    },
    async pickMany(items, { title, placeholder }) {
      const quick = items.map((item): QuickPickItem & { item: typeof item } => ({
        label: item.label,
        ...(item.description !== undefined && { description: item.description }),
        ...(item.picked !== undefined && { picked: item.picked }),
        item,
      }));
      const picked = await window.showQuickPick(quick, {
        title,
        matchOnDescription: true,
        canPickMany: true,
        ...(placeholder !== undefined && { placeHolder: placeholder }),
      });
      return picked?.map(({ item }) => item);
    },
    copy: async (text) => await env.clipboard.writeText(text),
    async openExternal(address) {
      await env.openExternal(await env.asExternalUri(Uri.parse(address, true)));
    },
    async openDocument(address, { preview = true, language, line } = {}) {
      const document = await workspace.openTextDocument(Uri.parse(address, true));
      if (language !== undefined && document.languageId !== language) {
        await languages.setTextDocumentLanguage(document, language);
      }
      const selection = line === undefined ? {} : { selection: new Range(line, 0, line, 0) };
      await window.showTextDocument(document, { preview, ...selection });
    },
    async saveTo({ title, name }) {
      const folder = workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri;
      const chosen = await window.showSaveDialog({
        title,
        defaultUri: folder ? Uri.joinPath(folder, name) : Uri.file(name),
      });
      return chosen?.fsPath;
    },
    async openFrom({ title, action, what, many = false, filters }) {
      const chosen = await window.showOpenDialog({
        title,
        openLabel: action,
        canSelectFiles: what !== 'folder',
        canSelectFolders: what !== 'files',
        canSelectMany: many,
        ...(filters && {
          filters: Object.fromEntries(
            Object.entries(filters).map(([name, endings]) => [name, [...endings]]),
          ),
        }),
      });
      return chosen?.map(({ fsPath }) => fsPath);
    },
    info: (message) => void window.showInformationMessage(message),
    error: (message) => void window.showErrorMessage(message),
    done: (message) => void window.setStatusBarMessage(`$(check) ${message}`, PASSING),
    async openMachineSettings(query) {
      // Of a remote machine's settings, the user's own page shows none.
      const page = env.remoteName === undefined ? 'openSettings' : 'openRemoteSettings';
      await commands.executeCommand(`workbench.action.${page}`, { query });
    },
    ask,
    progress,
  };
}

async function ask({ message, detail, action }: Question): Promise<boolean> {
  const options = { modal: true, ...(detail !== undefined && { detail }) };
  return (await window.showWarningMessage(message, options, action)) === action;
}

/** Most work is over before a notification could be read: it is shown only to what lasts. */
async function progress<T>(
  title: string,
  task: (signal: AbortSignal, report: Report) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  let tell: Report | undefined;
  let last: Parameters<Report> = [''];
  const work = task(abort.signal, (...now) => {
    last = now;
    tell?.(...now);
  });
  const settled = work.then(
    () => undefined,
    () => undefined,
  );
  const timer = setTimeout(() => {
    const options = { location: ProgressLocation.Notification, title, cancellable: true };
    void window.withProgress(options, (shown, token) => {
      let drawn = 0;
      tell = (message, fraction = drawn) => {
        // The bar only grows: the editor adds up what it is given.
        const increment = Math.max(0, fraction - drawn) * 100;
        drawn = Math.max(drawn, fraction);
        shown.report({ message, ...(increment > 0 && { increment }) });
      };
      tell(...last);
      token.onCancellationRequested(() => abort.abort());
      return settled;
    });
  }, PATIENCE);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
