import { lacksTool } from '../facts/missingTools.ts';
import { pathText, readCopy } from '../model/copy.ts';
import type { Stage } from '../model/model.ts';
import type { Command, ShellScript } from '../shell/script.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { BaseSystems } from './support/baseSystems.ts';
import { programWord } from './support/commands.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS1028',
  name: 'missing-health-check-tool',
  category: 'correctness',
  severity: 'warning',
  summary: 'HEALTHCHECK calls a program that the image does not have',
  why: `The check runs in the container, with what is installed there. Without the program it fails
every time: the container is "unhealthy" for ever, and what waits for it never starts.

Alpine has BusyBox's \`wget\`; elsewhere install the tool, or ask with what the image has for certain,
\`node\` or \`python\`. Reported are only \`curl\` and \`wget\` in official images that are known to lack
them, in stages that neither name the tool elsewhere, nor run a script, nor copy programs.`,
  sources: [docker('reference/dockerfile/#healthcheck')],
  messages: {
    missing: '"{tool}" is not in "{image}", and nothing installs it: the check always fails',
  },
  examples: {
    bad: [
      {
        text: 'FROM node:24-alpine\nRUN apk add --no-cache tini\nCOPY . /app\nHEALTHCHECK --interval=1m \\\n  CMD [|curl|] -f http://localhost/ || exit 1\n',
        messages: [
          '"curl" is not in "node:24-alpine", and nothing installs it: the check always fails',
        ],
      },
      {
        text: 'FROM python:3.13-slim AS base\nFROM base\nHEALTHCHECK CMD [[|"wget"|], "-q", "localhost"]\n',
        messages: [
          '"wget" is not in "python:3.13-slim", and nothing installs it: the check always fails',
        ],
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nHEALTHCHECK CMD wget -q --spider localhost\n' },
      {
        text: 'FROM debian:13\nRUN apt-get update && apt-get install -y ca-certificates curl\nHEALTHCHECK CMD curl -f localhost\n',
      },
      {
        text: 'FROM alpine:3.22\nARG PACKAGES\nRUN apk add $PACKAGES\nHEALTHCHECK CMD curl -f localhost\n',
        note: 'May be among them',
      },
      { text: 'FROM alpine:3.22\nRUN ./setup.sh\nHEALTHCHECK CMD curl -f localhost\n' },
      {
        text: 'FROM busybox:1.37 AS tools\nFROM debian:13\nCOPY --from=tools /bin /bin\nHEALTHCHECK CMD wget localhost\n',
      },
      { text: 'FROM node:24\nHEALTHCHECK CMD curl -f localhost\n' },
      { text: 'FROM alpine:3.22\nHEALTHCHECK NONE\n' },
    ],
  },
  create({ model, shell, report }) {
    const systems = new BaseSystems();
    /** Stages that may hold more programs than this rule can tell. */
    const open = new Set<Stage>();
    const named = new Map<Stage, string>();
    return {
      stage(stage) {
        systems.enter(stage);
        const { parent } = stage;
        if (parent !== undefined && open.has(parent)) open.add(stage);
        named.set(stage, (parent && named.get(parent)) ?? '');
      },
      instruction(instruction, stage) {
        if (stage === undefined || open.has(stage)) return;
        const { name, start, end } = instruction;
        if (name === 'RUN' || name === 'COPY' || name === 'ADD') {
          const text = model.syntax.text.slice(start, end);
          if (/curl|wget/.test(text) || bringsPrograms(instruction, shell(instruction))) {
            open.add(stage);
          }
        }
      },
      on: {
        HEALTHCHECK(instruction, stage) {
          const image = stage && !open.has(stage) ? systems.of(stage) : undefined;
          const script = image && shell(instruction);
          if (image === undefined || script === undefined) return;
          const command = script.commands.find(({ program }) =>
            lacksTool(image.name, image, program ?? ''),
          );
          const word = command && programWord(command);
          if (word === undefined) return;
          const data = {
            tool: word.text,
            image: [image.name, image.tag].filter(Boolean).join(':'),
          };
          report({ ...placeOf(model, instruction, word), message: 'missing', data });
        },
      },
    };
  },
});

/** Something else than packages by name: a script, a variable, a folder of programs. */
function bringsPrograms(instruction: Instruction, script: ShellScript | undefined): boolean {
  const to = readCopy(instruction)?.destination;
  if (to !== undefined) return /^["']?\/(?:usr|bin|sbin|opt|nix)?(?:\/|["']?$)/.test(pathText(to));
  return script !== undefined && (script.kind !== 'posix' || script.gist(hasOpaque));
}

function hasOpaque({ commands }: ShellScript): boolean {
  return commands.some(isOpaque);
}

function isOpaque({ words, program }: Command): boolean {
  if (words.length === 0) return false;
  if (
    program === undefined ||
    program.includes('/') ||
    /^(?:\.|source|eval|make|sh|bash|ash|nix\S*|brew|xargs)$/.test(program)
  ) {
    return true;
  }
  return /^(?:apk|apt|apt-get)$/.test(program) && words.some(({ literal }) => !literal);
}
