import type { TextEdit } from '../../rules/rule.ts';
import type { Step } from '../../shell/script.ts';
import type { Span } from '../../syntax/nodes.ts';
import type { Refactor, RefactorContext } from './refactor.ts';
import { readAlone } from './support/alone.ts';
import { failsAlike } from './support/errexit.ts';
import { frontendNote } from './support/frontendNote.ts';
import { sameCommands } from './support/sameCommands.ts';
import { offer, type SelectedScript, selectedScript } from './support/selection.ts';
import { StepLines } from './support/stepLines.ts';
import { connectors, isPlainShell, shellStops, stopsAtFailure } from './support/steps.ts';

/** A chain of commands becomes a script in a heredoc, one command a line. */
export const refactor: Refactor = {
  name: 'toHeredoc',
  kinds: ['refactor.rewrite'],
  offers(context) {
    const found = selectedScript(context, 'RUN');
    const edit = found && heredocEdit(context, found);
    if (edit === undefined) return [];
    const title = `Convert to a heredoc${frontendNote(context, 4)}`;
    return [offer({ id: 'heredoc', title, kind: 'refactor.rewrite', edits: [edit] })];
  },
};

function heredocEdit(context: RefactorContext, found: SelectedScript): TextEdit | undefined {
  const { owner, instruction, script } = found;
  if (owner !== instruction || !isPlainShell(instruction, script)) return undefined;
  const { lines, syntax } = context.model;
  const groups = groupsOf(found, shellStops(context.shellAt(owner)));
  const start = instruction.body.offsetAt(instruction.argsIndex);
  const end = lines.endOf(lines.lineAt(instruction.body.end));
  if (groups === undefined || instruction.end > end) return undefined;
  const { lineBreak } = context;
  const written = [...groups.head, ...bodyLines(context, found, groups.spans, start)];
  const body = written.flatMap((line) => line.split(lineBreak));
  // It would name the program that runs the rest.
  if (body[0]?.startsWith('#!')) return undefined;
  const name = delimiterFor(body);
  const newText = [`<<${name}`, ...body, name].join(lineBreak);
  const head = syntax.text.slice(instruction.start, start);
  const alone = readAlone(syntax, head + newText + lineBreak);
  const isSame =
    alone?.script?.form === 'heredoc' && sameCommands(script, alone.script, groups.head.length);
  return isSame ? { start, end, newText } : undefined;
}

interface Groups {
  /** What the script must begin with. */
  readonly head: readonly string[];
  /** What makes a line each. */
  readonly spans: readonly Span[];
}

/** `undefined` where lines of a script would not stop where the chain does. */
function groupsOf({ script }: SelectedScript, stops: boolean): Groups | undefined {
  const { steps } = script.body;
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || steps.length < 2 || last?.after !== undefined) return undefined;
  const kinds = connectors(script.body);
  if (stopsAtFailure(first) && first.after?.kind === ';') {
    return kinds.has('&') ? undefined : { head: [], spans: separated(steps) };
  }
  const isChain = kinds.size === 1 && kinds.has('&&');
  if (!isChain || !steps.every(failsAlike)) return undefined;
  return { head: stops ? [] : ['set -e'], spans: steps };
}

/** From semicolon to semicolon. */
function separated(steps: readonly Step[]): readonly Span[] {
  const spans: Span[] = [];
  let start: number | undefined;
  for (const step of steps) {
    start ??= step.start;
    if (step.after !== undefined && step.after.kind !== ';') continue;
    spans.push({ start, end: step.end });
    start = undefined;
  }
  return spans;
}

/** Each with the comments above it that stand before it or in it. */
function bodyLines(
  context: RefactorContext,
  { instruction }: SelectedScript,
  spans: readonly Span[],
  from: number,
): readonly string[] {
  const { text } = context.model.syntax;
  const lines = new StepLines(context, instruction);
  const comments = [...instruction.innerComments];
  const written: string[] = [];
  for (const span of spans) {
    while ((comments[0]?.start ?? span.end) < span.end) {
      const comment = comments.shift();
      // Those before the first command stay where the flags are.
      if (comment && comment.start > from) written.push(text.slice(comment.start, comment.end));
    }
    written.push(lines.textOf(span));
  }
  return written;
}

/** A name that no line of the body is. */
function delimiterFor(lines: readonly string[]): string {
  let name = 'EOF';
  for (let n = 1; lines.includes(name); n++) name = `EOF${n}`;
  return name;
}
