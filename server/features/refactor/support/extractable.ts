import { readKeyValues } from '../../../model/keyValues.ts';
import type { Stage } from '../../../model/model.ts';
import type { Command } from '../../../shell/script.ts';
import type { Instruction, Span } from '../../../syntax/nodes.ts';
import type { RefactorContext } from '../refactor.ts';

/** A stretch of an instruction in which a variable may stand for some text. */
export interface Site extends Span {
  /** What it is, where that gives a variable its name: the key of a pair, `VERSION`. */
  readonly hint: string | undefined;
}

const TEXTS: ReadonlySet<string> = new Set(['STOPSIGNAL', 'USER', 'WORKDIR']);
const WORDS: ReadonlySet<string> = new Set(['ADD', 'COPY', 'EXPOSE', 'VOLUME']);
const FLAGS: Readonly<Record<string, ReadonlySet<string>>> = {
  ADD: new Set(['checksum', 'chmod', 'chown']),
  COPY: new Set(['chmod', 'chown']),
  FROM: new Set(['platform']),
  RUN: new Set(['mount']),
};
const HINTS: Readonly<Record<string, string>> = {
  EXPOSE: 'PORT',
  USER: 'APP_USER',
  WORKDIR: 'APP_DIR',
  platform: 'PLATFORM',
  chown: 'OWNER',
  chmod: 'MODE',
  checksum: 'CHECKSUM',
};

/** Where variables may stand in an instruction, and mean the same to whoever expands them. */
export function sitesIn(context: RefactorContext, instruction: Instruction): readonly Site[] {
  const { name, flags, words, body, argsIndex } = instruction;
  const sites: Site[] = flags.flatMap(({ name: flag, value }) =>
    value !== undefined && FLAGS[name]?.has(flag) ? [siteOf(value, HINTS[flag])] : [],
  );
  if (name === 'RUN') sites.push(...shellSites(context, instruction));
  else if (name === 'FROM') sites.push(...words.slice(0, 1).map((word) => siteOf(word)));
  else if (TEXTS.has(name) && argsIndex < body.value.length) {
    sites.push({ ...body.span(argsIndex, body.value.length), hint: HINTS[name] });
  } else if (WORDS.has(name)) sites.push(...words.map((word) => siteOf(word, HINTS[name])));
  else {
    for (const { key, value } of readKeyValues(instruction)) {
      if (value !== undefined) sites.push(siteOf(value, key.text));
    }
  }
  return sites;
}

/** The arguments of commands; their names could be builtins or keywords. */
function shellSites(context: RefactorContext, run: Instruction): readonly Site[] {
  const script = context.shell(run);
  if (script?.kind !== 'posix' || script.problem || script.form === 'exec') return [];
  return script.ownCommands
    .filter(({ via }) => via === script.interpreter)
    .flatMap((command) => commandSites(command));
}

function commandSites({ words, assignments, redirects }: Command): readonly Site[] {
  return [
    ...words.slice(1).map((word) => siteOf(word)),
    ...assignments.flatMap(({ name, value }) => (value ? [siteOf(value, name)] : [])),
    ...redirects.flatMap(({ operator, target }) =>
      target && !operator.startsWith('<<') ? [siteOf(target)] : [],
    ),
  ];
}

function siteOf({ start, end }: Span, hint?: string): Site {
  return { start, end, hint };
}

/** The instructions that a variable can be shared by: those of a stage, or all FROMs. */
export function sharing(
  { model }: RefactorContext,
  instruction: Instruction,
  stage: Stage | undefined,
): readonly Instruction[] {
  if (instruction.name === 'FROM') return model.stages.map(({ from }) => from);
  return stage === undefined ? [instruction] : stage.instructions.slice(1);
}
