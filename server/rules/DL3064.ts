import { harmlessWords, sensitiveNames, sensitiveParts, sensitiveWords } from '../facts/secrets.ts';
import { readKeyValues } from '../model/keyValues.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { withoutQuotes } from './support/quotes.ts';
import { buildKit, docker, hadolint } from './support/sources.ts';

const BOTH = ['DL3064', 'SecretsUsedInArgOrEnv'] as const;

export const rule = defineRule({
  code: 'DL3064',
  aliases: ['SecretsUsedInArgOrEnv'],
  name: 'secret-in-arg-or-env',
  category: 'security',
  severity: 'warning',
  onbuild: true,
  summary: 'ARG or ENV has the name of a secret',
  why: `What ENV sets is in every container and in \`docker inspect\`; what ARG is given stays in the
history of the image. Whoever can pull the image can read both, even when a later instruction
overwrites the value. \`RUN --mount=type=secret,id=…\` shows a secret to one command and stores
nothing; what a running container needs belongs to \`docker run\` or to Compose.

Only the name is looked at. One that looks like a secret and is none, such as the name of a file,
can be silenced with a comment.`,
  sources: [
    hadolint('DL3064'),
    buildKit('SecretsUsedInArgOrEnv'),
    docker('build/building/secrets/'),
  ],
  messages: {
    secret:
      '{instruction} "{name}" looks like a secret, which the image would hold: use a secret mount',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nARG [|NPM_TOKEN|]\nENV PORT=80 [|DB_PASSWORD|]=hunter2\n',
        messages: [
          'ARG "NPM_TOKEN" looks like a secret, which the image would hold: use a secret mount',
          'ENV "DB_PASSWORD" looks like a secret, which the image would hold: use a secret mount',
        ],
      },
      {
        text: 'FROM alpine:3.22\nENV PORT=80 \\\n  [|SIGNING_KEY|]=x \\\n  [|AUTH|]=y\nENV [|tokenizer|] fast\n',
        messages: [
          'ENV "SIGNING_KEY" looks like a secret, which the image would hold: use a secret mount',
          'ENV "AUTH" looks like a secret, which the image would hold: use a secret mount',
          'ENV "tokenizer" looks like a secret, which the image would hold: use a secret mount',
        ],
        note: 'BuildKit knows the first two, hadolint the third',
      },
      {
        text: 'ARG [|API_SECRET|]\nFROM alpine:3.22\nONBUILD ARG [|GH_TOKEN|]\n',
        messages: [
          'ARG "API_SECRET" looks like a secret, which the image would hold: use a secret mount',
          'ARG "GH_TOKEN" looks like a secret, which the image would hold: use a secret mount',
        ],
      },
    ],
    good: [
      {
        text: 'FROM alpine:3.22\nRUN --mount=type=secret,id=npm,env=NPM_TOKEN npm ci\n',
      },
      { text: 'FROM alpine:3.22\nENV PUBLIC_KEY=abc KEYS=2 KEY_VERSION=1\nLABEL password=none\n' },
      { text: 'ARG SIGNING_KEY\nFROM alpine:3.22\n', note: 'BuildKit looks into stages only' },
    ],
  },
  create({ model, report }) {
    function check(instruction: Instruction, isStage: boolean) {
      for (const { key } of readKeyValues(instruction)) {
        const name = withoutQuotes(key.text);
        const first = isSensitive(name);
        const second = isStage && isWordOfSecret(name) && !isTrigger(instruction);
        if (!first && !second) continue;
        report({
          ...placeOf(model, instruction, key),
          message: 'secret',
          data: { instruction: instruction.name, name },
          codes: first ? (second ? BOTH : ['DL3064']) : ['SecretsUsedInArgOrEnv'],
        });
      }
    }
    /** What ONBUILD triggers; BuildKit looks at it when it is triggered. */
    function isTrigger(instruction: Instruction): boolean {
      return model.instructionAt(instruction.start) !== instruction;
    }
    return {
      on: {
        ARG: (instruction, stage) => check(instruction, stage !== undefined),
        ENV: (instruction, stage) => check(instruction, stage !== undefined),
      },
    };
  },
});

function isSensitive(name: string): boolean {
  const lower = name.toLowerCase();
  return (
    sensitiveNames.has(name.toUpperCase()) || sensitiveParts.some((part) => lower.includes(part))
  );
}

function isWordOfSecret(name: string): boolean {
  const words = name.toLowerCase().split('_');
  return (
    words.some((word) => sensitiveWords.has(word)) && !words.some((word) => harmlessWords.has(word))
  );
}
