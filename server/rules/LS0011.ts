import type { FlagFact } from '../facts/flags.ts';
import { instructionFact } from '../facts/instructions.ts';
import type { Flag } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { flagText, readsFlags } from './support/flags.ts';
import { nearest } from './support/nearest.ts';
import { placeOf } from './support/places.ts';
import { docker, dockerfileUtils } from './support/sources.ts';

const TRUTH: Readonly<Record<string, string>> = {
  ...{ 1: 'true', on: 'true', yes: 'true', y: 'true', t: 'true' },
  ...{ 0: 'false', off: 'false', no: 'false', n: 'false', f: 'false' },
};

export const rule = defineRule({
  code: 'LS0011',
  name: 'unknown-flag-value',
  category: 'syntax',
  severity: 'error',
  scope: 'instruction',
  onbuild: true,
  summary: 'A flag has a value that is none of those it knows',
  why: `Some flags take one of a few words: \`--link\` and its like \`true\` or \`false\`, \`--network\` and
\`--security\` the modes that the builder has. Variables are not expanded in them.`,
  sources: [docker('reference/dockerfile/#run'), dockerfileUtils('FLAG_EXPECTED_BOOLEAN_VALUE')],
  messages: {
    unknown: '"{value}" is no value of --{flag}: write {known}',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nCOPY --link=[|yes|] a b\nADD --keep-git-dir=[|maybe|] a b\n',
        messages: [
          '"yes" is no value of --link: write true or false',
          '"maybe" is no value of --keep-git-dir: write true or false',
        ],
        fixed: 'FROM alpine:3.22\nCOPY --link=true a b\nADD --keep-git-dir=maybe a b\n',
      },
      {
        text: 'ARG NET=none\nFROM alpine:3.22\nRUN --network=[|Host|] make\nRUN \\\n  --network=[|$NET|] --security=[|insecur|] make\n',
        messages: [
          '"Host" is no value of --network: write default, none or host',
          '"$NET" is no value of --network: write default, none or host',
          '"insecur" is no value of --security: write sandbox or insecure',
        ],
        fixed:
          'ARG NET=none\nFROM alpine:3.22\nRUN --network=host make\nRUN \\\n  --network=$NET --security=insecure make\n',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nCOPY --link=TRUE a b\nCOPY --link a b\n' },
      { text: 'FROM alpine:3.22\nRUN --network="none" --security=sandbox make\n' },
    ],
  },
  create({ model, report }) {
    return {
      instruction(instruction) {
        const { name, flags } = instruction;
        if (flags.length === 0 || !readsFlags(instruction)) return;
        const facts = instructionFact(name)?.flags ?? [];
        for (const flag of flags) {
          const fact = facts.find((each) => each.name === flag.name);
          const known = fact && valuesOf(fact);
          const text = flagText(flag, model);
          if (fact === undefined || known === undefined || text === undefined) continue;
          const isBoolean = fact.value.kind === 'boolean';
          if (known.includes(isBoolean ? text.toLowerCase() : text)) continue;
          // What is no value at all has a rule of its own.
          if (isBoolean && text === '') continue;
          const at = flag.value ?? flag;
          const data = { value: text, flag: flag.name, known: either(known) };
          const fixes = fixesFor(flag, wantedFor(text.toLowerCase(), known, isBoolean));
          report({ ...placeOf(model, instruction, at), message: 'unknown', data, fixes });
        }
      },
    };
  },
});

function valuesOf({ value }: FlagFact): readonly string[] | undefined {
  if (value.kind === 'boolean') return ['true', 'false'];
  return value.kind === 'choice' ? value.values.map((choice) => choice.value) : undefined;
}

function wantedFor(text: string, known: readonly string[], isBoolean: boolean): string | undefined {
  if (isBoolean && Object.hasOwn(TRUTH, text)) return TRUTH[text];
  return nearest(text, known);
}

function fixesFor({ value }: Flag, wanted: string | undefined): readonly Fix[] {
  if (value === undefined || wanted === undefined) return [];
  const edits = [{ start: value.start, end: value.end, newText: wanted }];
  return [{ title: `Write ${wanted}`, edits }];
}

function either(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
