import type { TextEdit } from '../../rules/rule.ts';
import type { Step } from '../../shell/script.ts';
import type { Heredoc } from '../../syntax/nodes.ts';
import type { Refactor, RefactorContext } from './refactor.ts';
import { readAlone } from './support/alone.ts';
import { failsAlike } from './support/errexit.ts';
import { sameCommands } from './support/sameCommands.ts';
import { offer, type SelectedScript, selectedScript } from './support/selection.ts';
import { connectors } from './support/steps.ts';

/** The script of a heredoc becomes commands that are joined by `&&`, or by `;` where it must be. */
export const refactor: Refactor = {
  name: 'fromHeredoc',
  kinds: ['refactor.rewrite'],
  offers(context) {
    const found = selectedScript(context, 'RUN');
    const edit = found && chainEdit(context, found);
    if (edit === undefined) return [];
    const title = 'Convert the heredoc to a chain of commands';
    return [offer({ id: 'chain', title, kind: 'refactor.rewrite', edits: [edit] })];
  },
};

function chainEdit(context: RefactorContext, found: SelectedScript): TextEdit | undefined {
  const { owner, instruction, script } = found;
  const [heredoc, ...others] = instruction.heredocs;
  const isAlone = script.form === 'heredoc' && script.interpreter === undefined;
  if (!isAlone || heredoc?.terminator === undefined || others.length > 0 || owner !== instruction) {
    return undefined;
  }
  const { syntax } = context.model;
  if (syntax.text.startsWith('#!', heredoc.body.start)) return undefined;
  const chain = chainOf(found);
  const newText = chain && chainText(context, found, chain);
  if (chain === undefined || newText === undefined) return undefined;
  const head = syntax.text.slice(instruction.start, heredoc.opener.start);
  const alone = readAlone(syntax, head + newText + context.lineBreak);
  const isPlain = alone?.script?.form === 'shell' && alone.instruction.heredocs.length === 0;
  const { flags } = instruction;
  if (!isPlain || alone.script === undefined || alone.instruction.flags.length !== flags.length) {
    return undefined;
  }
  const isSame = sameCommands(alone.script, script, chain.dropped);
  return isSame ? { start: heredoc.opener.start, end: endOf(heredoc), newText } : undefined;
}

function endOf({ terminator, body }: Heredoc): number {
  return terminator?.end ?? body.end;
}

interface Chain {
  readonly steps: readonly Step[];
  readonly operator: '&&' | ';';
  /** How many of the script's commands are left out: `set -e`. */
  readonly dropped: 0 | 1;
}

/** After `set -e`, what stops at a failure by itself is joined by `&&`. */
function chainOf({ script }: SelectedScript): Chain | undefined {
  const { steps } = script.body;
  const kinds = connectors(script.body);
  const [first, ...others] = steps;
  if (first === undefined || kinds.has('&')) return undefined;
  const [command] = first.commands;
  const isSetE = first.commands.length === 1 && /^set\s+-e$/.test(command?.raw ?? '');
  const isList = kinds.has('&&') || kinds.has('||');
  if (isSetE && !isList && others.length > 0 && others.every(failsAlike)) {
    return { steps: others, operator: '&&', dropped: 1 };
  }
  return { steps, operator: ';', dropped: 0 };
}

/** `undefined` where a command goes over lines in a way that a continuation cannot. */
function chainText(
  context: RefactorContext,
  { script }: SelectedScript,
  { steps, operator }: Chain,
): string | undefined {
  const { step: indent, lineBreak, model } = context;
  const { text, escape: escapeChar } = model.syntax;
  const lineEnd = ` ${escapeChar}${lineBreak}${indent}`;
  const comments = [...script.comments];
  let written = '';
  for (const [n, step] of steps.entries()) {
    const lines = text.slice(step.start, step.end).split(/\r\n|\n/);
    if (!lines.slice(0, -1).every((line) => /(?:^|[^\\])\\$/.test(line))) return undefined;
    if (n > 0) {
      const before = steps[n - 1]?.after?.kind;
      const joint =
        before === '&&' || before === '||' ? ` ${before}` : operator === ';' ? ';' : ' &&';
      written += joint + lineEnd;
    }
    while ((comments[0]?.start ?? Number.POSITIVE_INFINITY) < endOfLine(text, step.end)) {
      const comment = comments.shift();
      if (comment === undefined) break;
      // The first line is the instruction's: a comment there would end it.
      if (written === '') written += `${escapeChar}${lineBreak}${indent}`;
      written += `${text.slice(comment.start, comment.end).trim()}${lineBreak}${indent}`;
    }
    written += lines
      .map((line, at) => (at === 0 ? line : line.trim()).replace(/\s*\\$/, ''))
      .join(` ${escapeChar}${lineBreak}${indent}${indent}`);
  }
  // What stands behind the last command would be lost.
  return comments.length > 0 || written === '' ? undefined : written;
}

function endOfLine(text: string, from: number): number {
  const end = text.slice(from).search(/[\r\n]/);
  return end < 0 ? text.length : from + end;
}
