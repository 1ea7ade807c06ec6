import type { TextEdit } from '../../rules/rule.ts';
import type { Connector, ShellScript, Step } from '../../shell/script.ts';
import type { Offer, Refactor, RefactorContext } from './refactor.ts';
import { jointLike } from './support/joints.ts';
import { offer, type SelectedScript, selectedScript } from './support/selection.ts';
import { separateRuns } from './support/separating.ts';
import { isPlainShell } from './support/steps.ts';

/** The commands of a RUN get lines of their own, or a RUN each. */
export const refactor: Refactor = {
  name: 'splitRun',
  kinds: ['refactor.rewrite'],
  offers(context) {
    const found = selectedScript(context, 'RUN');
    if (found === undefined || !isPlainShell(found.instruction, found.script)) return [];
    return [...intoLines(context, found), ...intoRuns(context, found)];
  },
};

function intoLines(context: RefactorContext, { script }: SelectedScript): readonly Offer[] {
  const edits = lineEdits(context, script);
  if (edits.length === 0) return [];
  const title = 'Put each command on a line of its own';
  return [offer({ id: 'lines', title, kind: 'refactor.rewrite', edits })];
}

function intoRuns(context: RefactorContext, found: SelectedScript): readonly Offer[] {
  const edits = separateRuns(context, found);
  if (edits === undefined) return [];
  const title = `Split into ${found.script.body.steps.length} RUNs`;
  return [offer({ id: 'runs', title, kind: 'refactor.rewrite', edits })];
}

/** Breaks lines at the `&&` and `;` that join the outermost commands. */
function lineEdits(context: RefactorContext, { body }: ShellScript): readonly TextEdit[] {
  const { text } = context.model.syntax;
  const joint = jointLike(context, body.steps);
  return body.steps.flatMap((step, n) => {
    const next = body.steps[n + 1];
    const connector = step.after;
    if (next === undefined || connector === undefined || connector.kind === '||') return [];
    if (/[\r\n]/.test(text.slice(step.end, next.start))) return [];
    const newText = joint.lineEnd + joint.indent;
    return [breakAt(step, connector, next, joint.operatorAt === 'lineStart', newText)];
  });
}

function breakAt(
  step: Step,
  { kind, start, end }: Connector,
  next: Step,
  before: boolean,
  newText: string,
): TextEdit {
  return before && kind === '&&'
    ? { start: step.end, end: start, newText }
    : { start: end, end: next.start, newText };
}
