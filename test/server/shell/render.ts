import type {
  Block,
  Command,
  Redirect,
  ShellScript,
  ShellWord,
} from '../../../server/shell/script.ts';

/**
 * A script as compact text: one line a step, blocks indented below it.
 * Words: `'quoted'`, `?not literal`; a command given to `sh -c` stands below the `sh`.
 */
export function render(script: ShellScript): string {
  const head = `${script.kind} ${script.form}`;
  const problem = script.problem ? [`problem: ${script.problem.message}`] : [];
  return [head, ...block(script.body, '  '), ...problem].join('\n');
}

function block(block: Block, indent: string): string[] {
  return block.steps.flatMap((step) => {
    const pipe = ' | ';
    const own = step.commands
      .filter((one) => one.step === step)
      .map(command)
      .join(pipe);
    const negated = step.negated ? '! ' : '';
    const after = step.after ? ` ${step.after.kind}` : '';
    const line = `${indent}${negated}${own || '(…)'}${after}`;
    const inner = step.blocks.flatMap((child) => {
      const via = child.kind === 'script' && child.via ? ` via ${child.via.name}` : '';
      const to = child.redirects.map(redirect).join('');
      return [`${indent}  [${child.kind}${via}]${to}`, ...textOf(child, `${indent}    `)];
    });
    return [line, ...inner];
  });
}

function textOf(child: Block, indent: string): string[] {
  return block(child, indent);
}

function command(command: Command): string {
  const assignments = command.assignments.map(
    (one) => `${one.name}:=${one.value ? word(one.value) : '(…)'}`,
  );
  const words = command.words.map(word);
  return [...assignments, ...words].join(' ') + command.redirects.map(redirect).join('');
}

function word(word: ShellWord): string {
  const text = word.quoted ? `'${word.text}'` : word.text;
  return word.literal ? text : `?${text}`;
}

function redirect({ descriptor, operator, target }: Redirect): string {
  return ` {${descriptor ?? ''}${operator}${target ? word(target) : ''}}`;
}
