import { analyze } from '../../../server/model/analyze.ts';
import type { DockerfileModel, Stage } from '../../../server/model/model.ts';
import type { Handlers, Report, Rule, RuleOptions } from '../../../server/rules/rule.ts';
import { ShellReader } from '../../../server/shell/reader.ts';
import { trackShell } from '../../../server/shell/shells.ts';
import type { Instruction, SyntaxTree } from '../../../server/syntax/nodes.ts';
import { parse } from '../../../server/syntax/parse.ts';

/** What a rule that looks at one instruction alone may read of a model. */
const OPEN = new Set<PropertyKey>(['syntax', 'lines']);
const OPEN_SYNTAX = new Set<PropertyKey>(['text', 'escape']);

/**
 * Why `rule` does not look at single instructions alone in `text`: with the rest of the text blanked
 * out, with handlers of its own for each instruction, or further down it reports something else,
 * or it reads more than the instruction. `undefined` when nothing speaks against it.
 */
export function entanglement(rule: Rule, text: string, options: RuleOptions): string | undefined {
  const model = analyze(parse(text));
  const { instructions } = model.syntax;
  const [first] = instructions;
  if (first === undefined) return undefined;
  const together = reports(rule, text, options, (visit) => {
    const handlers = visit(model);
    for (const one of instructions) handle(handlers, one, model.stageOf(one));
  });
  const alone = reports(rule, text, options, (visit) => {
    for (const one of instructions) handle(visit(fenced(model, one)), one);
  });
  if (JSON.stringify(alone) !== JSON.stringify(together)) return 'it reports something else alone';
  const at = model.lines.startOf(model.lines.lineAt(first.start));
  const [lineBreak = '\n'] = /\r\n|\n|\r/.exec(text) ?? [];
  const padding = lineBreak.repeat(3);
  const lower = text.slice(0, at) + padding + text.slice(at);
  const below = analyze(parse(lower));
  const moved = reports(rule, lower, options, (visit) => {
    const handlers = visit(below);
    for (const one of below.syntax.instructions) handle(handlers, one);
  });
  const shifted = JSON.stringify(together, (key, value: unknown) =>
    (key === 'start' || key === 'end') && typeof value === 'number'
      ? value + padding.length
      : value,
  );
  return JSON.stringify(moved) === shifted ? undefined : 'it reports something else further down';
}

type Visit = (model: DockerfileModel) => Handlers;

function reports(
  rule: Rule,
  text: string,
  options: RuleOptions,
  run: (visit: Visit) => void,
): readonly Report<string>[] {
  const found: Report<string>[] = [];
  run((model) => {
    const whole = modelsOf.get(model) ?? model;
    const shells = new ShellReader(text, trackShell(whole.stages));
    return rule.create({
      model,
      options,
      get context(): never {
        throw new Error('reads the build context');
      },
      shell: (instruction) => shells.read(instruction),
      report: (report) => void found.push(report),
    });
  });
  return found;
}

/** The whole models behind those that are fenced. */
const modelsOf = new WeakMap<DockerfileModel, DockerfileModel>();

/** A model of which only `instruction` can be read; anything else throws or is blank. */
function fenced(model: DockerfileModel, { start, end }: Instruction): DockerfileModel {
  const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');
  const { text } = model.syntax;
  const own = blank(text.slice(0, start)) + text.slice(start, end) + blank(text.slice(end));
  const syntax = fence<SyntaxTree>({ ...plain(model.syntax), text: own }, OPEN_SYNTAX);
  const made = fence<DockerfileModel>({ ...plain(model), syntax }, OPEN);
  modelsOf.set(made, model);
  return made;
}

function plain<T extends object>(value: T): T {
  return { ...value };
}

function fence<T extends object>(value: T, open: ReadonlySet<PropertyKey>): T {
  return new Proxy(value, {
    get(target, key) {
      if (!open.has(key)) throw new Error(`reads ${String(key)}`);
      return Reflect.get(target, key);
    },
  });
}

function handle(handlers: Handlers, instruction: Instruction, stage?: Stage): void {
  for (const name of Object.keys(handlers)) {
    if (name !== 'instruction' && name !== 'on') throw new Error(`listens to ${name}`);
  }
  handlers.instruction?.(instruction, stage);
  handlers.on?.[instruction.name]?.(instruction, stage);
}
