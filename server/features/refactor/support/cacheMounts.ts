import { type CacheFolderFact, type CacheUseFact, cacheUses } from '../../../facts/cacheUses.ts';
import { PACKAGE_MANAGERS } from '../../../facts/packageManagers.ts';
import type { DockerfileModel, Stage, VariableDefinition } from '../../../model/model.ts';
import { readMounts } from '../../../model/mounts.ts';
import type { Command, ShellScript } from '../../../shell/script.ts';
import type { Instruction } from '../../../syntax/nodes.ts';
import { baseImage, instructionsBefore } from '../../support/lineage.ts';

/** A cache mount that a RUN could have. */
export interface CacheMount {
  readonly target: string;
  readonly locked: boolean;
}

/** A program at work that could keep what it downloads. */
export interface CacheUse {
  readonly fact: CacheUseFact;
  readonly program: string;
  readonly commands: readonly Command[];
  /** Those that are not there yet. */
  readonly mounts: readonly CacheMount[];
}

/** What a RUN of `stage` could keep; programs whose folder nobody knows are left out. */
export function cacheUsesIn(
  model: DockerfileModel,
  stage: Stage,
  { instruction, script }: { readonly instruction: Instruction; readonly script: ShellScript },
): readonly CacheUse[] {
  const place = new CachePlace(model, stage, instruction);
  return cacheUses.flatMap((fact) => {
    const commands = script.ownCommands.filter((command) => downloads(fact, command));
    const program = commands[0]?.innermost.program;
    const mounts = program === undefined ? undefined : place.mountsFor(fact);
    return program && mounts?.length ? [{ fact, program, commands, mounts }] : [];
  });
}

function downloads({ programs, subcommands }: CacheUseFact, { innermost }: Command): boolean {
  const { program, args } = innermost;
  if (program === undefined || !programs.includes(program)) return false;
  if (subcommands === undefined) return true;
  const [subcommand] = args.positional(PACKAGE_MANAGERS.get(program)?.valueFlags);
  return subcommand !== undefined && subcommands.includes(subcommand.text);
}

/** What is known of where a RUN runs. */
class CachePlace {
  readonly #image: string | undefined;
  readonly #before: readonly Instruction[];
  readonly #variables = new Map<string, VariableDefinition>();
  readonly #targets: readonly string[];

  constructor(model: DockerfileModel, stage: Stage, run: Instruction) {
    this.#image = baseImage(stage);
    this.#before = instructionsBefore(stage, run.start);
    const before = new Set(this.#before);
    for (const definition of model.definitions) {
      if (before.has(definition.instruction)) this.#variables.set(definition.name, definition);
    }
    this.#targets = readMounts(run).flatMap(({ fields }) =>
      fields
        .filter(({ key }) => key === 'target' || key === 'dst' || key === 'destination')
        .map(({ value = '' }) => value.replace(/\/+$/, '')),
    );
  }

  /** `undefined` when the cache is switched off, or its place is not known. */
  mountsFor({ folders, switches = [] }: CacheUseFact): readonly CacheMount[] | undefined {
    if (switches.some((name) => this.#variables.has(name))) return undefined;
    const mounts: CacheMount[] = [];
    for (const folder of folders) {
      if (folder.notIn?.includes(this.#image ?? '')) continue;
      const target = this.#targetOf(folder);
      if (target === undefined) return undefined;
      if (!this.#isMounted(target)) mounts.push({ target, locked: folder.locked === true });
    }
    return mounts;
  }

  #targetOf({ path, at = {}, variable }: CacheFolderFact): string | undefined {
    if (variable !== undefined) {
      const [name, behind] = variable;
      const definition = this.#variables.get(name);
      if (definition !== undefined) {
        const { resolved } = definition;
        return resolved?.startsWith('/') ? resolved.replace(/\/+$/, '') + behind : undefined;
      }
    }
    const target = (this.#image !== undefined && at[this.#image]) || path;
    return target.startsWith('/root/') && !this.#isRootAtHome() ? undefined : target;
  }

  /** Nobody said who runs the command, or where he is at home. */
  #isRootAtHome(): boolean {
    if (this.#variables.has('HOME')) return false;
    const user = this.#before.findLast(({ name }) => name === 'USER');
    return user === undefined || /^(?:root|0)(?::|$)/.test(user.words[0]?.text ?? '');
  }

  /** It, or a folder around it, is mounted. */
  #isMounted(target: string): boolean {
    return this.#targets.some((one) => target === one || target.startsWith(`${one}/`));
  }
}
