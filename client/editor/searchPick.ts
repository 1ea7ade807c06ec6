import { type Disposable, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { Search } from '../commands/command.ts';

/** Milliseconds without a key before a search begins. */
const PAUSE = 250;

interface FoundItem<T> extends QuickPickItem {
  readonly found?: T;
}

/** A list that is filled for what is typed so far; `undefined` when dismissed. */
export function searchPick<T>({ title, placeholder, find }: Search<T>): Promise<T | undefined> {
  const quick = window.createQuickPick<FoundItem<T>>();
  Object.assign(quick, { title, placeholder, matchOnDescription: true, matchOnDetail: true });
  let searching = new AbortController();
  let pause: NodeJS.Timeout | undefined;
  const search = async (text: string) => {
    searching.abort();
    searching = new AbortController();
    const { signal } = searching;
    quick.busy = true;
    for await (const { items, note } of find(text, signal)) {
      if (signal.aborted) {
        return;
      }
      quick.items = [
        ...items.map((found) => ({ ...rowOf(found), alwaysShow: true, found })),
        ...(note === undefined ? [] : [{ label: note, kind: QuickPickItemKind.Separator }]),
      ];
    }
    quick.busy = signal.aborted && quick.busy;
  };
  return new Promise((resolve) => {
    const disposables: Disposable[] = [
      quick,
      quick.onDidChangeValue((text) => {
        clearTimeout(pause);
        pause = setTimeout(() => void search(text), PAUSE);
      }),
      quick.onDidAccept(() => {
        const [chosen] = quick.selectedItems;
        if (chosen?.found !== undefined) {
          resolve(chosen.found);
          quick.hide();
        }
      }),
      quick.onDidHide(() => {
        clearTimeout(pause);
        searching.abort();
        resolve(undefined);
        for (const one of disposables) {
          one.dispose();
        }
      }),
    ];
    quick.show();
    void search('');
  });
}

function rowOf({
  label,
  description,
  detail,
}: {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
}): QuickPickItem {
  return {
    label,
    ...(description !== undefined && { description }),
    ...(detail !== undefined && { detail }),
  };
}
