import type { Commit } from '../../engine/containers/steering.ts';
import { parseImageName } from '../../text/imageName.ts';
import type { CommandContext } from '../command.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<string, Commit>({
  id: 'longshore.container.commit',
  title: 'Commit Container to Image…',
  on: 'container',
  menu: '5_make@1',
  alone: true,
  steers: true,
  progress: 'Committing',
  done: 'committed',
  prepare: ask,
  async run({ engine, signal }, id, how) {
    await engine.containers.commit(id, how, { signal });
  },
});

async function ask(
  { ui, snapshot }: CommandContext,
  [id = '']: readonly string[],
): Promise<Commit | undefined> {
  const { name = id.slice(0, 12), state } = snapshot.containers?.get(id) ?? {};
  const title = `Commit ${name} to an Image`;
  const image = await ui.input({
    title,
    prompt: 'The name of the new image, as team/app:1.0; nothing for an image without a name',
    validate(value) {
      const parsed = parseImageName(value);
      return typeof parsed === 'string' ? parsed : undefined;
    },
  });
  const parsed = image === undefined ? undefined : parseImageName(image);
  if (parsed === undefined || typeof parsed === 'string') {
    return undefined;
  }
  const message = await ui.input({ title, prompt: 'What changed; may be left empty' });
  if (message === undefined) {
    return undefined;
  }
  const pause = state === 'running' ? await askPause(ui, title) : true;
  return pause === undefined ? undefined : { ...parsed, message, pause };
}

async function askPause(ui: CommandContext['ui'], title: string): Promise<boolean | undefined> {
  const items = [
    { pause: true, label: 'Pause it meanwhile', description: 'all files are of one moment' },
    { pause: false, label: 'Let it run', description: 'files may change while they are read' },
  ];
  return (await ui.pick<{ readonly pause: boolean }>(items, { title }))?.pause;
}
