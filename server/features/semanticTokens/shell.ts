import type { DockerfileModel } from '../../model/model.ts';
import type { Command, ShellScript, ShellWord, Step } from '../../shell/script.ts';
import type { Span } from '../../syntax/nodes.ts';
import type { Painter } from './painter.ts';
import { paintKeywords } from './shellKeywords.ts';

/** What a shell reads, as a shell script is coloured; variables are painted by others. */
export function paintShell(model: DockerfileModel, script: ShellScript, painter: Painter): void {
  const { text } = model.syntax;
  const steps = new Set<Step>();
  for (const command of script.commands) {
    // The strings of a JSON array are painted as such; a text given to `sh -c` in one is a script.
    if (script.form === 'exec' && command.via === undefined) continue;
    paintCommand(command, text, painter);
    for (let at: Step | undefined = command.step; at && !steps.has(at); at = at.block.step) {
      steps.add(at);
    }
  }
  for (const step of steps) paintStep(step, text, painter);
  for (const comment of script.comments) painter.paint(comment, 'comment');
}

function paintCommand(command: Command, text: string, painter: Painter): void {
  const [name, ...args] = command.words;
  for (const { start, name: variable, value } of command.assignments) {
    const end = start + variable.length;
    painter.paint({ start, end }, 'variable', 'declaration');
    painter.paint({ start: end, end: end + 1 }, 'operator');
    if (value !== undefined) paintQuotes(value, painter);
  }
  if (name !== undefined) {
    if (name.quoted) paintQuotes(name, painter);
    else painter.paint(name, 'function', ...(BUILTINS.has(name.text) ? BUILT_IN : NOTHING));
  }
  let isOver = false;
  for (const word of args) {
    isOver ||= word.raw === '--';
    paintArgument(word, isOver, painter);
  }
  for (const redirect of command.redirects) {
    const { start, target } = redirect;
    const end = target?.start ?? redirect.end;
    const operator = text.slice(start, end).trimEnd();
    painter.paint({ start, end: start + operator.length }, 'operator');
    if (target !== undefined && !redirect.operator.startsWith('<<')) paintQuotes(target, painter);
  }
}

function paintArgument(word: ShellWord, isOver: boolean, painter: Painter): void {
  const { raw, start, end } = word;
  if (!isOver && /^-[-\w]/.test(raw) && end - start === raw.length) {
    const equals = raw.indexOf('=');
    const length = equals < 0 ? raw.length : equals;
    painter.paint({ start, end: start + length }, 'parameter');
    if (equals > 0) painter.paint({ start: start + equals, end: start + equals + 1 }, 'operator');
  }
  paintQuotes(word, painter);
}

/** `'…'` and `"…"` in a word; a word that continuations or escapes stretch is painted as one. */
function paintQuotes({ raw, quoted, start, end }: ShellWord, painter: Painter): void {
  if (!quoted) return;
  if (end - start !== raw.length) {
    painter.paint({ start, end }, 'string');
    return;
  }
  for (const { 0: part, index } of raw.matchAll(QUOTED)) {
    if (part.startsWith('\\')) continue;
    painter.paint({ start: start + index, end: start + index + part.length }, 'string');
  }
}

const QUOTED = /\\[\s\S]|'[^']*'|"(?:[^"\\]|\\[\s\S])*"/g;

function paintStep(step: Step, text: string, painter: Painter): void {
  painter.paint(operatorOf(step), 'operator');
  for (const pipe of step.pipes) painter.paint(pipe, 'operator');
  if (step.blocks.length > 0) paintKeywords(step, text, painter);
}

function operatorOf({ after }: Step): Span | undefined {
  return after?.kind === 'newline' ? undefined : after;
}

const NOTHING = [] as const;
const BUILT_IN = ['defaultLibrary'] as const;

/** Commands that are part of the shell itself. */
const BUILTINS: ReadonlySet<string> = new Set(
  (
    '. : [ alias bg bind break builtin cd command continue declare dirs disown echo enable eval exec ' +
    'exit export false fc fg getopts hash help history jobs kill let local logout popd printf pushd ' +
    'pwd read readonly return set shift shopt source suspend test times trap true type typeset ' +
    'ulimit umask unalias unset wait'
  ).split(' '),
);
