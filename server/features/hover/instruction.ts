import { type FlagFact, flagsOf } from '../../facts/flags.ts';
import { instructionFact } from '../../facts/instructions.ts';
import {
  mountKeySummaries,
  mountKeysOf,
  mountTypeSummaries,
  sharingSummaries,
} from '../../facts/mountSummaries.ts';
import { mountKeyFact, mountTypes, sharingModes } from '../../facts/mounts.ts';
import type { FlagEntity, InstructionEntity, MountEntity } from '../support/entity.ts';
import { code, dockerfile, paragraphs } from './markdown.ts';

const MOUNTS = 'https://docs.docker.com/reference/dockerfile/#run---mount';

/** `undefined` for a word that is no instruction. */
export function aboutInstruction({ instruction }: InstructionEntity): string | undefined {
  const fact = instructionFact(instruction.name);
  if (fact === undefined) return undefined;
  const { forms, documentation, summary } = fact;
  return paragraphs(dockerfile(forms.join('\n')), `${summary}.`, documentation);
}

/** `undefined` for a flag that the instruction doesn't have. */
export function aboutFlag({ instruction, flag, part }: FlagEntity): string | undefined {
  const fact = flagsOf[instruction.name]?.find(({ name }) => name === flag.name);
  if (fact === undefined) return undefined;
  const chosen = part === 'value' ? aboutChoice(fact, flag.value?.text ?? '') : undefined;
  const title = `**${instruction.name} --${fact.name}**: ${fact.summary}.`;
  return paragraphs(chosen, title, terms(fact), fact.documentation);
}

function aboutChoice({ value }: FlagFact, written: string): string | undefined {
  const choice =
    value.kind === 'choice' ? value.values.find((one) => one.value === written) : undefined;
  return choice && `${code(choice.value)}: ${choice.summary}.`;
}

/** What holds without it, and who understands it. */
function terms({ fallback, repeatable, since }: FlagFact): string {
  return [
    fallback === undefined ? '' : `Without it: ${fallback}.`,
    repeatable ? 'May be given more than once.' : '',
    since === undefined ? '' : `Needs \`# syntax=docker/dockerfile:${since}\` or newer.`,
  ]
    .filter((term) => term !== '')
    .join(' ');
}

/** `undefined` for a key that no mount has. */
export function aboutMount({ mount, field, part }: MountEntity): string | undefined {
  const { key, value = '' } = field;
  const fact = mountKeyFact(key);
  const [name] = fact?.names ?? [];
  if (fact === undefined || name === undefined) return undefined;
  const link = `[Reference](${MOUNTS})`;
  if (part === 'value' && name === 'type') {
    const type = value.toLowerCase();
    const types = mountTypes.map((one) => `- ${code(one)}: ${mountTypeSummaries[one]}`).join('\n');
    const own = mountTypeSummaries[type];
    return paragraphs(own ? `**type=${type}**: ${own}.` : types, own && keysOf(type), link);
  }
  const sharing = part === 'value' && name === 'sharing' ? sharingSummaries[value] : undefined;
  const others = fact.names.filter((other) => other !== key);
  return paragraphs(
    sharing && `${code(value)}: ${sharing}.`,
    `**${key}**: ${mountKeySummaries[name]}.`,
    name === 'sharing' && !sharing ? sharingModes.map(aboutSharing).join('\n') : undefined,
    fact.types.includes(mount.type)
      ? undefined
      : `A mount of type ${code(mount.type)} does not have it: ${fact.types.map(code).join(', ')} ${fact.types.length === 1 ? 'does' : 'do'}.`,
    others.length > 0 ? `Also written ${others.map(code).join(', ')}.` : undefined,
    link,
  );
}

function aboutSharing(mode: string): string {
  return `- ${code(mode)}: ${sharingSummaries[mode]}`;
}

function keysOf(type: string): string {
  return `Keys: ${mountKeysOf(type).map(code).join(', ')}.`;
}
