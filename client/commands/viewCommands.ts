import type { Choice } from '../tree/node.ts';
import { type Command, type CommandContext, defineCommand } from './command.ts';

/** A view and what its rows are called: `longshore.containers`, `Containers`. */
interface Shown {
  readonly object: string;
  readonly rows: string;
}

/** Asks for the text that the rows of a view must contain, somewhere in what `of` tells. */
export function filterCommand({ object, rows, of }: Shown & { readonly of: string }): Command {
  const view = `longshore.${object}`;
  return defineCommand({
    id: `${view}.filter`,
    title: `Filter ${rows}…`,
    icon: 'filter',
    steers: false,
    viewTitle: { view, group: 'navigation@8', when: `!${view}.filtered` },
    async run({ ui, views }) {
      const filter = await ui.input({
        title: `Filter ${rows}`,
        prompt: `Words that a row must contain: of ${of}`,
        value: views.options(view).filter,
      });
      if (filter !== undefined) {
        await views.change(view, { filter: filter.trim() });
      }
    },
  });
}

/** Shows all rows of a view again. */
export function clearFilterCommand({ object, rows }: Shown): Command {
  const view = `longshore.${object}`;
  return defineCommand({
    id: `${view}.clearFilter`,
    title: `Clear Filter of ${rows}`,
    icon: 'filter-filled',
    steers: false,
    viewTitle: { view, group: 'navigation@8', when: `${view}.filtered` },
    run: ({ views }) => views.change(view, { filter: '' }),
  });
}

/** Asks what the rows of a view are grouped by. */
export function groupCommand({ object, rows }: Shown): Command {
  const view = `longshore.${object}`;
  return defineCommand({
    id: `${view}.groupBy`,
    title: `Group ${rows} By…`,
    steers: false,
    viewTitle: { view, group: '3_rows@1' },
    async run(context) {
      const { views } = context;
      const now = views.options(view).groupBy;
      const choice = await choose(context, `Group ${rows} By`, views.choices(view)?.groupings, now);
      if (choice === undefined) {
        return;
      }
      const label = choice.id === 'label' ? await askForLabel(context, now) : undefined;
      if (choice.id !== 'label' || label) {
        await views.change(view, { groupBy: label ? `label:${label}` : choice.id });
      }
    },
  });
}

/** Asks for the order of a view's rows. */
export function sortCommand({ object, rows }: Shown): Command {
  const view = `longshore.${object}`;
  return defineCommand({
    id: `${view}.sort`,
    title: `Sort ${rows} By…`,
    steers: false,
    viewTitle: { view, group: '3_rows@2' },
    async run(context) {
      const { views } = context;
      const now = views.options(view).sort;
      const choice = await choose(context, `Sort ${rows} By`, views.choices(view)?.sorts, now);
      if (choice !== undefined) {
        await views.change(view, { sort: choice.id });
      }
    },
  });
}

/** Asks which rows of a view are shown. */
export function showCommand({ object, rows }: Shown): Command {
  const view = `longshore.${object}`;
  return defineCommand({
    id: `${view}.show`,
    title: `Choose Which ${rows} Are Shown…`,
    steers: false,
    viewTitle: { view, group: '3_rows@3' },
    async run({ ui, views }) {
      const { toggles } = views.options(view);
      const items = (views.choices(view)?.toggles ?? []).map(({ id, label }) => ({
        id,
        label,
        picked: toggles.has(id),
      }));
      const chosen = await ui.pickMany(items, { title: `Show ${rows}`, placeholder: 'Also show' });
      if (chosen !== undefined) {
        await views.change(view, { toggles: chosen.map(({ id }) => id) });
      }
    },
  });
}

function choose(
  { ui }: CommandContext,
  title: string,
  choices: readonly Choice[] = [],
  now: string,
): Promise<Choice | undefined> {
  const items = choices.map((choice) =>
    choice.id === now.split(':')[0] ? { ...choice, description: 'now' } : choice,
  );
  return ui.pick(items, { title });
}

function askForLabel({ ui }: CommandContext, now: string): Promise<string | undefined> {
  return ui.input({
    title: 'Group by Label',
    prompt: 'The name of the label, as com.docker.compose.service',
    value: now.startsWith('label:') ? now.slice('label:'.length) : '',
  });
}
