import { pieceText } from '../../engine/streams/pieceText.ts';
import { splitWords } from '../../text/words.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<string, readonly string[]>({
  id: 'longshore.container.execute',
  title: 'Run Command in Container…',
  icon: 'terminal-cmd',
  on: 'container',
  when: 'running',
  menu: '2_use@5',
  steers: true,
  progress: 'Running a command in',
  async prepare({ ui, snapshot }, ids) {
    const names = ids.map((id) => snapshot.containers?.get(id)?.name ?? id);
    const typed = await ui.input({
      title: `Run a Command in ${names.join(', ')}`,
      prompt: 'A program and its arguments; quotes hold one together, no shell reads them',
      validate: (value) => {
        const words = splitWords(value);
        return typeof words === 'string' ? words : undefined;
      },
    });
    const words = typed === undefined ? [] : splitWords(typed);
    return typeof words === 'string' || words.length === 0 ? undefined : words;
  },
  async run({ engine, snapshot, ui, signal }, id, words) {
    const name = snapshot.containers?.get(id)?.name ?? id;
    const text = pieceText();
    ui.output.append(`\n${name}$ ${words.map(quoted).join(' ')}\n`);
    ui.output.show();
    const exitCode = await engine.containers.execute(id, words, {
      signal,
      output: (piece) => ui.output.append(text(piece)),
    });
    ui.output.append(`${name}: ${exitCode === undefined ? 'ended' : `exit code ${exitCode}`}\n`);
  },
});

/** So that one word looks like one. */
function quoted(word: string): string {
  return /^[^\s"'\\]+$/.test(word) ? word : JSON.stringify(word);
}
