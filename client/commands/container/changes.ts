import type { FileChange } from '../../engine/containers/looking.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<string>({
  id: 'longshore.container.changes',
  title: 'Show Changed Files of Container',
  on: 'container',
  menu: '3_look@2',
  steers: false,
  progress: 'Comparing the files of',
  async run({ engine, snapshot, ui, signal }, id) {
    const changes = await engine.containers.changes(id, { signal });
    const { name = id, image = '' } = snapshot.containers?.get(id) ?? {};
    await ui.showText({ title: `${name} changes.txt`, text: changesText(name, image, changes) });
  },
});

/** A line a path, with the letters of `docker diff`, under a summary. */
function changesText(name: string, image: string, changes: readonly FileChange[]): string {
  const count = (kind: FileChange['kind']) => changes.filter((one) => one.kind === kind).length;
  return [
    `# What differs in the file system of ${name} from its image ${image}, volumes aside:`,
    `# ${count('added')} added (A), ${count('changed')} changed (C), ${count('deleted')} deleted (D)`,
    '',
    ...changes.map(({ kind, path }) => `${LETTERS[kind]} ${path}`),
    '',
  ].join('\n');
}

const LETTERS = { added: 'A', changed: 'C', deleted: 'D' } as const;
