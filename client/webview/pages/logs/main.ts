import { connectHost } from '../support/host.ts';
import { find, html } from '../support/html.ts';
import { Announcer } from './announcer.ts';
import { FindBox } from './findBox.ts';
import { hasSelectedText, LogList } from './list.ts';
import {
  type LineLooks,
  type LogSourceView,
  type LogsIn,
  type LogsOut,
  type LogsState,
  NO_QUERY,
} from './messages.ts';
import { SOURCE_COLORS } from './rowElement.ts';
import { toggle } from './toggle.ts';
import { Toolbar } from './toolbar.ts';

const host = connectHost<LogsState, LogsOut, LogsIn>();
let looks: LineLooks = { timestamps: false, wrap: false };
let sources: readonly LogSourceView[] = [];
let names: readonly string[] = [];
let epoch = 0;
let isNew = true;

const toolbar = new Toolbar({ post: (message) => host.post(message), onLooks: useLooks });
const legend = html('div', { id: 'legend', role: 'group', 'aria-label': 'Containers' });
const status = html('div', { id: 'status', role: 'status' });
const announcer = new Announcer();
const jump = html('button', { id: 'jump', type: 'button', hidden: true }, '↓ Jump to end');
const list = new LogList({
  request: (from, to, top) =>
    host.post({ type: 'rows', epoch, from, to, ...(top !== undefined && { top }) }),
  looks: ({ source }) => {
    const name = sources[source]?.name;
    const isOneOfMany = name !== undefined && names.length > 1;
    return {
      ...looks,
      ...(isOneOfMany && { source: { name, color: names.indexOf(name) % SOURCE_COLORS } }),
    };
  },
  onFollow: (following) => {
    jump.hidden = following;
  },
  onNew: (rows) => announcer.tell(rows),
});
const findBox = new FindBox({
  onChange: (query) => {
    host.post({ type: 'find', query });
    list.forget();
  },
  onStep: step,
  onClose: () => {
    findBox.close();
    host.post({ type: 'find', query: NO_QUERY });
    list.forget();
    list.element.focus();
  },
});

find('main').append(
  toolbar.element,
  legend,
  status,
  html('div', { id: 'lines' }, list.element, findBox.element, jump),
  announcer.element,
);
jump.addEventListener('click', () => {
  list.jumpToEnd();
  list.element.focus();
});
document.addEventListener('keydown', (event) => {
  const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey;
  if (isCommand && event.key.toLowerCase() === 'f') {
    if (event.shiftKey) toolbar.focusFilter();
    else openFind();
  } else if (event.key === 'F3' && findBox.isOpen) step(!event.shiftKey);
  else return;
  event.preventDefault();
});
document.addEventListener('copy', (event) => {
  const { range } = list.selection;
  const isInBox = document.activeElement instanceof HTMLInputElement;
  if (range === undefined || hasSelectedText() || isInBox) return;
  event.preventDefault();
  host.post({ type: 'copy', epoch, ...range });
});
host.onMessage((message) => {
  switch (message.type) {
    case 'view':
      showView(message);
      break;
    case 'extent':
      epoch = message.epoch;
      list.setExtent(message.epoch, message.first, message.end);
      toolbar.showCount(list.count, message.looking);
      findBox.showCount(message.found, message.looking);
      break;
    case 'rows':
      list.receive(message.epoch, message.rows);
      break;
    case 'step':
      findBox.showIndex(message.index);
      list.reveal(message.row);
  }
});
host.post({ type: 'ready' });

function showView(view: LogsOut & { readonly type: 'view' }): void {
  const wereSeveral = names.length > 1;
  sources = view.sources;
  names = [...new Set(sources.map(({ name }) => name))].sort();
  toolbar.show(view);
  findBox.show(view.find, view.findProblem);
  showLegend(view.filter.hidden);
  const problems = [view.status, view.filterProblem, view.findProblem].filter(Boolean);
  status.textContent = problems.join(' · ');
  status.hidden = problems.length === 0;
  if (isNew && view.find.text !== '') findBox.element.hidden = false;
  if (isNew && view.top !== undefined) list.restore(view.top);
  isNew = false;
  const longest = Math.max(0, ...names.map(({ length }) => length));
  list.element.style.setProperty('--names', `${longest + 2}ch`);
  useLooks(view.looks);
  if (wereSeveral !== names.length > 1) list.restyle();
}

/** A button for each container that hides its lines, where there are several. */
function showLegend(hidden: readonly string[]): void {
  legend.hidden = names.length < 2;
  const focused = document.activeElement?.getAttribute('data-name') ?? undefined;
  legend.replaceChildren(
    ...names.map((name, place) => {
      const state = sources.findLast((source) => source.name === name)?.state;
      const isOver = state === 'stopped' || state === 'gone' || state === 'failed';
      const label = isOver ? `${name} (${state})` : name;
      const button = toggle(label, `Show the lines of ${name}`, (isShown) =>
        toolbar.toggleSource(name, isShown),
      );
      button.className = `name color-${place % SOURCE_COLORS}`;
      button.dataset.name = name;
      button.ariaPressed = String(!hidden.includes(name));
      return button;
    }),
  );
  if (focused !== undefined) {
    legend.querySelector<HTMLElement>(`[data-name="${CSS.escape(focused)}"]`)?.focus();
  }
}

function useLooks(next: LineLooks): void {
  const isSame = next.timestamps === looks.timestamps && next.wrap === looks.wrap;
  looks = next;
  list.element.classList.toggle('wrap', next.wrap);
  if (!isSame) list.restyle();
}

function openFind(): void {
  const selected = window.getSelection()?.toString() ?? '';
  findBox.open();
  if (selected !== '' && !selected.includes('\n')) {
    const query = { ...findBox.query, text: selected };
    findBox.show(query, '');
    host.post({ type: 'find', query });
    list.forget();
  } else if (findBox.query.text !== '') {
    host.post({ type: 'find', query: findBox.query });
    list.forget();
  }
}

function step(forward: boolean): void {
  const from = list.selection.cursor ?? (forward ? list.top - 1 : list.top);
  host.post({ type: 'step', from, forward });
}
