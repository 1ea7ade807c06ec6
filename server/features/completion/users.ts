import type { DockerfileModel } from '../../model/model.ts';
import type { ShellReader } from '../../shell/reader.ts';
import { type StageAccount, type StageAccounts, stageAccounts } from '../support/stageUsers.ts';
import type { Proposal } from './item.ts';
import { once } from './once.ts';
import type { Around, Spot } from './place/places.ts';
import { spotBehind, spotUpTo } from './spots.ts';
import type { Surroundings } from './surroundings.ts';

/** Users, for USER, and groups behind a colon. */
export function completeUser(
  model: DockerfileModel,
  around: Around,
  spot: Spot,
  { shells }: Surroundings,
): readonly Proposal[] {
  const colon = spot.typed.indexOf(':');
  if (colon >= 0) return groups(accountsAt(model, around, shells), spot, colon + 1);
  const { users } = accountsAt(model, around, shells);
  const rest = model.syntax.text.slice(spot.at.start, spot.at.end).indexOf(':');
  const own = rest < 0 ? spot : spotUpTo(spot, rest);
  const proposals = [...users.map(proposalOf), ...numbers(users), ...ROOT, ...NUMBERS];
  return once(proposals).map((each) => ({ ...each, spot: own }));
}

/** A number can be looked up everywhere, and Kubernetes can tell that it isn't root's. */
function numbers(users: readonly StageAccount[]): readonly Proposal[] {
  return users.flatMap(({ name, id, origin }) =>
    id === undefined ? [] : [{ label: id, kind: 'user', description: name, detail: origin }],
  );
}

/** Owners, for `--chown`: users with the group of the same name, then users alone. */
export function completeOwner(
  model: DockerfileModel,
  around: Around,
  spot: Spot,
  { shells }: Surroundings,
): readonly Proposal[] {
  const colon = spot.typed.indexOf(':');
  if (colon >= 0) return groups(accountsAt(model, around, shells), spot, colon + 1);
  const { users } = accountsAt(model, around, shells);
  const pairs = users.map((user) => {
    const proposal = proposalOf(user);
    return { ...proposal, label: `${user.name}:${user.name}` };
  });
  return [...pairs, ...users.map(proposalOf), ...ROOT, PAIR];
}

function groups({ groups: all }: StageAccounts, spot: Spot, from: number): readonly Proposal[] {
  const own = spotBehind(spot, from);
  if (own === undefined) return [];
  return [...all.map(proposalOf), ...ROOT].map((each) => ({ ...each, spot: own }));
}

function accountsAt(
  model: DockerfileModel,
  { stage, instruction }: Around,
  shells: ShellReader,
): StageAccounts {
  if (stage === undefined) return { users: [], groups: [] };
  return stageAccounts(model, shells, { stage, offset: instruction.start });
}

function proposalOf({ name, id, origin }: StageAccount): Proposal {
  return {
    label: name,
    kind: name.startsWith('$') ? 'variable' : 'user',
    detail: origin,
    ...(id !== undefined && { description: id }),
  };
}

const PAIR: Proposal = { label: '1000:1000', kind: 'user', detail: 'Numbers need no /etc/passwd' };
const ROOT: readonly Proposal[] = [{ label: 'root', kind: 'user', description: '0' }];
const NUMBERS: readonly Proposal[] = [
  { label: '1000', kind: 'user', detail: 'A number needs no /etc/passwd' },
  { label: '65532', kind: 'user', detail: 'What distroless images call nonroot' },
];
