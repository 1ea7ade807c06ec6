import type { Limits, RestartPolicy } from '../engine/containers/details.ts';
import type { LimitsChange } from '../engine/containers/steering.ts';
import { LIMIT_NAMES, type LimitName, limitChange, limitInput } from '../text/limits.ts';
import type { CommandContext } from './command.ts';

/** What a limit shall be: the change depends on the limits that a container has now. */
export type LimitAnswer = (now: Limits) => LimitsChange;

/** Asks what a limit shall be, beginning with `now`; `undefined` when dismissed. */
export async function askLimit(
  context: CommandContext,
  which: LimitName,
  now: Limits,
): Promise<LimitAnswer | undefined> {
  return which === 'restart' ? askPolicy(context, now) : askAmount(context, which, now);
}

/** Changes the limit of one container. */
export async function updateLimits(
  { engine, ui, signal }: CommandContext,
  id: string,
  answer: LimitAnswer,
): Promise<void> {
  const { limits } = await engine.containers.details(id, { signal });
  const warnings = await engine.containers.update(id, answer(limits), { signal });
  if (warnings.length > 0) {
    ui.info(warnings.join('; '));
  }
}

async function askAmount(
  { ui }: CommandContext,
  which: Exclude<LimitName, 'restart'>,
  now: Limits,
): Promise<LimitAnswer | undefined> {
  const typed = await ui.input({
    title: `Limit of ${LIMIT_NAMES[which]}`,
    prompt: PROMPTS[which],
    value: limitInput(which, now),
    validate(value) {
      const change = limitChange(which, value, now);
      return typeof change === 'string' ? change : undefined;
    },
  });
  if (typed === undefined) {
    return undefined;
  }
  return (limits) => {
    const change = limitChange(which, typed, limits);
    return typeof change === 'string' ? {} : change;
  };
}

const PROMPTS = {
  memory: 'How much memory it may use, such as 512m or 1.5g',
  cpus: 'How many CPUs it may use, such as 2 or 0.5',
  pids: 'How many processes and threads it may have; nothing for no limit',
} as const;

const POLICIES: readonly Policy[] = [
  { name: 'no', description: 'when it ends, it stays so' },
  { name: 'on-failure', description: 'starts again when it ends with an error' },
  { name: 'unless-stopped', description: 'starts again, with the Engine too, until it is stopped' },
  { name: 'always', description: 'starts again, with the Engine even when it was stopped' },
];

interface Policy {
  readonly name: RestartPolicy['name'];
  readonly description: string;
}

async function askPolicy(
  { ui }: CommandContext,
  { restart }: Limits,
): Promise<LimitAnswer | undefined> {
  const items = POLICIES.map(({ name, description }) => ({
    name,
    label: name,
    description: name === restart.name ? `now · ${description}` : description,
  }));
  const picked = await ui.pick<Policy>(items, { title: 'Restart Policy' });
  if (picked === undefined) {
    return undefined;
  }
  const { name } = picked;
  const typed = name === 'on-failure' ? await askRetries(ui, restart.maximumRetries) : '';
  return typed === undefined
    ? undefined
    : () => ({ restart: { name, maximumRetries: Number(typed) } });
}

function askRetries(ui: CommandContext['ui'], now: number): Promise<string | undefined> {
  return ui.input({
    title: 'Restart Policy on-failure',
    prompt: 'How many times at most; nothing for as often as it takes',
    value: now === 0 ? '' : `${now}`,
    validate: (value) => (/^\d*$/.test(value) ? undefined : 'Write a number, or nothing'),
  });
}
