import { instructionFact } from '../facts/instructions.ts';
import { readFlagValue } from '../model/flagValue.ts';
import type { Flag } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { readsFlags } from './support/flags.ts';
import { nearest } from './support/nearest.ts';
import { placeOf } from './support/places.ts';
import { docker, dockerfileUtils } from './support/sources.ts';

/** Where a word with two dashes is mostly meant for a program. */
const COMMANDS = new Set(['CMD', 'ENTRYPOINT', 'RUN']);

export const rule = defineRule({
  code: 'LS0008',
  name: 'unknown-flag',
  category: 'syntax',
  severity: 'error',
  scope: 'instruction',
  onbuild: true,
  summary: 'An instruction has a flag that it does not know',
  why: `A word that begins with two dashes, right behind the keyword, is a flag of the instruction,
in every instruction. The builder refuses those it doesn't know. So \`CMD --verbose\` is not an argument
for the program: write it as \`CMD ["--verbose"]\`. In other instructions a lone \`--\` ends the
flags.`,
  sources: [
    docker('reference/dockerfile/'),
    dockerfileUtils('UNKNOWN_ADD_FLAG'),
    dockerfileUtils('UNKNOWN_COPY_FLAG'),
    dockerfileUtils('UNKNOWN_FROM_FLAG'),
    dockerfileUtils('UNKNOWN_HEALTHCHECK_FLAG'),
  ],
  messages: {
    near: '{name} has no flag --{flag}: write --{wanted} if that is what you mean',
    unknown: '{name} has no flag --{flag}: it knows {known}',
    none: '{name} has no flags: delete --{flag}',
    command: '--{flag} is taken for a flag of {name}: put it in brackets, as ["--{flag}"]',
  },
  examples: {
    bad: [
      {
        text: 'FROM [|--plattform|]=linux/amd64 alpine:3.22\nCOPY --link [|--OWNER|]=app a b\nADD [|--Checksum|]=sha256:12 a b\n',
        messages: [
          'FROM has no flag --plattform: write --platform if that is what you mean',
          'COPY has no flag --OWNER: it knows --from, --chown, --chmod, --link, --parents, --exclude',
          'ADD has no flag --Checksum: write --checksum if that is what you mean',
        ],
        fixed:
          'FROM --platform=linux/amd64 alpine:3.22\nCOPY --link --OWNER=app a b\nADD --checksum=sha256:12 a b\n',
      },
      {
        text: 'FROM alpine:3.22\nWORKDIR [|--mode|]=0755 /app\nENTRYPOINT \\\n  [|--verbose|]\nONBUILD RUN [|--mounts|]=target=/a make\n',
        messages: [
          'WORKDIR has no flags: delete --mode',
          '--verbose is taken for a flag of ENTRYPOINT: put it in brackets, as ["--verbose"]',
          'RUN has no flag --mounts: write --mount if that is what you mean',
        ],
        fixed:
          'FROM alpine:3.22\nWORKDIR --mode=0755 /app\nENTRYPOINT \\\n  --verbose\nONBUILD RUN --mount=target=/a make\n',
      },
    ],
    good: [
      { text: 'FROM --platform=$BUILDPLATFORM alpine:3.22\nCOPY --link a b\nCMD ["--verbose"]\n' },
      { text: 'FROM alpine:3.22\nCOPY --link -- --odd b\n', note: 'A lone `--` ends the flags' },
    ],
  },
  create({ model, report }) {
    return {
      instruction(instruction) {
        const { name, flags } = instruction;
        if (flags.length === 0) return;
        const known = instructionFact(name)?.flags.map((fact) => fact.name);
        if (known === undefined || !readsFlags(instruction)) return;
        for (const flag of flags) {
          const written = readFlagValue(flag.name, model.syntax.escape).text;
          if (known.includes(written)) continue;
          const wanted = nearest(flag.name.toLowerCase(), known);
          const data = { name, flag: flag.name, wanted: wanted ?? '', known: list(known) };
          const message =
            wanted !== undefined
              ? 'near'
              : COMMANDS.has(name) && flag.value === undefined
                ? 'command'
                : known.length > 0
                  ? 'unknown'
                  : 'none';
          const at = { start: flag.start, end: flag.nameSpan.end };
          const fixes = wanted === undefined ? [] : [renaming(flag, wanted)];
          report({ ...placeOf(model, instruction, at), message, data, fixes });
        }
      },
    };
  },
});

function list(names: readonly string[]): string {
  return names.map((name) => `--${name}`).join(', ');
}

function renaming({ nameSpan }: Flag, wanted: string): Fix {
  const { start, end } = nameSpan;
  return { title: `Replace with --${wanted}`, edits: [{ start, end, newText: wanted }] };
}
