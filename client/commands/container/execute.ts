import { EngineError } from '../../engine/errors.ts';
import { pieceText } from '../../engine/streams/pieceText.ts';
import { splitWords } from '../../text/words.ts';
import { type CommandUi, defineCommand } from '../command.ts';

interface Program {
  readonly words: readonly string[];
  /** It runs in several containers at once. */
  readonly many: boolean;
}

export const command = defineCommand<string, Program>({
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
    return typeof words === 'string' || words.length === 0
      ? undefined
      : { words, many: ids.length > 1 };
  },
  async run({ engine, snapshot, ui, signal }, id, { words, many }) {
    const name = snapshot.containers?.get(id)?.name ?? id;
    const text = pieceText();
    const output = programOutput(ui, many);
    output.write(`${name}$ ${words.map(quoted).join(' ')}\n`);
    ui.output.show();
    try {
      const exitCode = await engine.containers.execute(id, words, {
        signal,
        output: (piece) => output.write(text(piece)),
      });
      output.end(exitCode === undefined ? 'ended' : `exit code ${exitCode}`);
    } catch (error) {
      output.end(EngineError.is(error, 'cancelled') ? 'left alone, it may run on' : 'failed');
      throw error;
    }
  },
});

/** Shows what one program writes as it comes; of several at once each by itself, at its end. */
function programOutput({ output }: CommandUi, many: boolean) {
  let held = '';
  let last = '\n';
  const write = (text: string) => {
    last = text.at(-1) ?? last;
    if (many) {
      held += text;
    } else {
      output.append(text);
    }
  };
  return {
    write,
    end(how: string) {
      write(`${last === '\n' ? '' : '\n'}[${how}]\n\n`);
      if (many) {
        output.append(held);
      }
    },
  };
}

/** So that one word looks like one. */
function quoted(word: string): string {
  return /^[^\s"'\\]+$/.test(word) ? word : JSON.stringify(word);
}
