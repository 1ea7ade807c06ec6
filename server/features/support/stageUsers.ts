import { commonImageFact } from '../../facts/commonImages.ts';
import type { DockerfileModel, Stage } from '../../model/model.ts';
import type { ShellReader } from '../../shell/reader.ts';
import type { Command } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/nodes.ts';
import { baseImage, instructionsBefore } from './lineage.ts';

/** A user or group that exists in a stage, or that somebody takes to exist. */
export interface StageAccount {
  readonly name: string;
  /** Its number, where it is said. */
  readonly id: string | undefined;
  /** Where it is from, for people: `useradd, line 7`. */
  readonly origin: string;
}

export interface StageAccounts {
  readonly users: readonly StageAccount[];
  readonly groups: readonly StageAccount[];
}

/**
 * The users and groups that can be named in `stage` at `offset`: those that RUN has added above,
 * those that USER names, those of the base image. In this order, each once; root is not among them.
 */
export function stageAccounts(
  model: DockerfileModel,
  shells: ShellReader,
  { stage, offset }: { readonly stage: Stage; readonly offset: number },
): StageAccounts {
  const added = addedAccounts(model, shells, instructionsBefore(stage, offset));
  const named: StageAccount[] = [];
  for (const { name, body, start } of instructionsBefore(stage, offset)) {
    const user = body.value.trim().replace(/:.*/, '');
    if (name === 'USER' && /^[\w][\w.-]*$/.test(user)) {
      named.push({ name: user, id: undefined, origin: `USER, line ${lineOf(model, start)}` });
    }
  }
  const image = baseImage(stage);
  const brought = (image === undefined ? undefined : commonImageFact(image))?.users ?? [];
  const base = brought.map(({ name, id }) => ({ name, id, origin: `of ${image}` }));
  const users = once([...added.users, ...named, ...base]);
  return { users, groups: once([...added.groups, ...users]) };
}

/** What an added account is called by each program, and which of its flags take a value. */
const PROGRAMS: ReadonlyMap<string, { readonly kind: 'user' | 'group'; readonly values: string }> =
  new Map([
    [
      'useradd',
      {
        kind: 'user',
        values:
          'b base-dir c comment d home-dir e expiredate f inactive g gid G groups k skel K key p password R root s shell u uid Z',
      },
    ],
    [
      'adduser',
      {
        kind: 'user',
        values: 'h g s G u k home shell uid gid ingroup firstuid lastuid gecos comment conf',
      },
    ],
    ['groupadd', { kind: 'group', values: 'g gid K key p password R root' }],
    ['addgroup', { kind: 'group', values: 'g gid conf firstgid lastgid' }],
  ]);

/** Only texts that name such a program are read as shell: reading all of them would take long. */
const ADDS = /\b(?:user|group)add\b|\badd(?:user|group)\b/;

function addedAccounts(
  model: DockerfileModel,
  shells: ShellReader,
  instructions: readonly Instruction[],
): StageAccounts {
  const users: StageAccount[] = [];
  const groups: StageAccount[] = [];
  for (const instruction of instructions) {
    const { name, start, end } = instruction;
    if (name !== 'RUN' || !ADDS.test(model.syntax.text.slice(start, end))) continue;
    for (const command of shells.read(instruction)?.named(...PROGRAMS.keys()) ?? []) {
      const program = PROGRAMS.get(command.program ?? '');
      const account = program && accountOf(command, program.values, model);
      if (account !== undefined) (program?.kind === 'user' ? users : groups).push(account);
    }
  }
  return { users, groups };
}

function accountOf(
  { args, program, start }: Command,
  values: string,
  model: DockerfileModel,
): StageAccount | undefined {
  // `adduser name group` and `useradd name` name the new one first.
  const [word] = args.positional(values.split(' '));
  if (word === undefined || !/^[\w$][\w.${}-]*$/.test(word.text)) return undefined;
  const id = args.flagValue('u', 'uid') ?? args.flagValue('g', 'gid');
  return {
    name: word.text,
    id: id !== undefined && /^\d+$/.test(id) ? id : undefined,
    origin: `${program}, line ${lineOf(model, start)}`,
  };
}

function lineOf({ lines }: DockerfileModel, offset: number): number {
  return lines.lineAt(offset) + 1;
}

function once(accounts: readonly StageAccount[]): readonly StageAccount[] {
  const byName = new Map<string, StageAccount>();
  for (const account of accounts) {
    if (account.name !== 'root' && !byName.has(account.name)) byName.set(account.name, account);
  }
  return [...byName.values()];
}
