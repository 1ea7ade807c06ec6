import type { Command, ShellScript } from '../shell/script.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { appendingFixes } from './support/appending.ts';
import { fromProgram, ownCommands } from './support/commands.ts';
import { deletes } from './support/leftovers.ts';
import { isMountedAway } from './support/mounts.ts';
import { commandsOf } from './support/packageCommands.ts';
import { placeOf } from './support/places.ts';
import { docker, hadolint } from './support/sources.ts';
import { StageFilter } from './support/usedStages.ts';

const PROGRAMS = ['apt-get', 'apt', 'aptitude'];
const INSTALLING = ['install', 'upgrade', 'dist-upgrade', 'full-upgrade', 'build-dep', 'satisfy'];
const LISTS = '/var/lib/apt/lists';
const DELETION = `rm -rf ${LISTS}/*`;
const APPENDED = {
  command: DELETION,
  mayChange: 'What installs packages later has to fetch the lists again',
};

export const rule = defineRule({
  code: 'DL3009',
  name: 'apt-lists-kept',
  category: 'size',
  severity: 'info',
  onbuild: true,
  mentions: ['apt'],
  summary: 'The package lists that apt fetches stay in the layer',
  why: `\`apt-get update\` fetches lists of every package there is, some tens of megabytes, which are
out of date the next day. Deleting them in a later RUN does not make the image smaller, because the
layer with them is still there.

Where a later RUN installs something, let it begin with an \`apt-get update\` of its own: with old lists
from a cached layer, \`apt-get install\` asks for versions that the mirrors no longer have.

Left alone in stages that only serve to copy files from, and where cache mounts on \`/var/lib/apt\` and
\`/var/cache/apt\` keep the lists out of the image. What else an \`rm -rf\` in the same RUN deletes is
not looked at.`,
  sources: [
    hadolint('DL3009'),
    docker('build/building/best-practices/#apt-get'),
    docker('build/cache/optimize/#use-cache-mounts'),
  ],
  messages: {
    kept: `"{program} update" leaves its lists in the layer: run "${DELETION}" behind it`,
  },
  examples: {
    bad: [
      {
        text: 'FROM debian:13\nRUN [|apt-get update|] && apt-get install -y curl\n',
        messages: [`"apt-get update" leaves its lists in the layer: run "${DELETION}" behind it`],
        fixed: `FROM debian:13\nRUN apt-get update && apt-get install -y curl && ${DELETION}\n`,
      },
      {
        text: 'FROM debian:13\nRUN [|apt-get -q update|] \\\n  && apt-get install -y \\\n    # for the tests\n    curl \\\n    git \\\n  && apt-get clean\n',
        messages: [`"apt-get update" leaves its lists in the layer: run "${DELETION}" behind it`],
        fixed: `FROM debian:13\nRUN apt-get -q update \\\n  && apt-get install -y \\\n    # for the tests\n    curl \\\n    git \\\n  && apt-get clean \\\n  && ${DELETION}\n`,
        note: 'What apt-get clean deletes are packages',
      },
      {
        text: 'FROM debian:13\nRUN [|apt update|] && \\\n    apt install -y curl\n',
        messages: [`"apt update" leaves its lists in the layer: run "${DELETION}" behind it`],
        fixed: `FROM debian:13\nRUN apt update && \\\n    apt install -y curl && \\\n    ${DELETION}\n`,
      },
      {
        text: 'FROM debian:13\nRUN set -eux; \\\n\t[|aptitude update|]; \\\n\tapt-get install -y curl\n',
        messages: [`"aptitude update" leaves its lists in the layer: run "${DELETION}" behind it`],
        fixed: `FROM debian:13\nRUN set -eux; \\\n\taptitude update; \\\n\tapt-get install -y curl; \\\n\t${DELETION}\n`,
      },
      {
        text: '# escape=`\nFROM debian:13\nRUN [|apt-get update|] && apt-get install -y `\n    curl `\n    git\n',
        messages: [`"apt-get update" leaves its lists in the layer: run "${DELETION}" behind it`],
        fixed: `# escape=\`\nFROM debian:13\nRUN apt-get update && apt-get install -y \`\n    curl \`\n    git \`\n    && ${DELETION}\n`,
      },
      {
        text: 'FROM debian:13\nRUN <<EOF\nset -e\n[|apt-get update|]\napt-get install -y curl\nEOF\n',
        messages: [`"apt-get update" leaves its lists in the layer: run "${DELETION}" behind it`],
        fixed: `FROM debian:13\nRUN <<EOF\nset -e\napt-get update\napt-get install -y curl\n${DELETION}\nEOF\n`,
      },
      {
        text: 'FROM debian:13\nRUN <<EOF\n[|apt-get update|]\napt-get install -y curl\nEOF\nRUN [[|"apt-get", "update"|]]\n',
        messages: [
          `"apt-get update" leaves its lists in the layer: run "${DELETION}" behind it`,
          `"apt-get update" leaves its lists in the layer: run "${DELETION}" behind it`,
        ],
        note: 'No fix: without set -e it would hide that the installation failed, and an array is one command',
      },
      {
        text: 'FROM debian:13 AS base\nRUN [|apt-get update|]\nRUN apt-get install -y curl\nFROM base\nONBUILD RUN [|apt-get update|] && apt-get upgrade\n',
        messages: [
          `"apt-get update" leaves its lists in the layer: run "${DELETION}" behind it`,
          `"apt-get update" leaves its lists in the layer: run "${DELETION}" behind it`,
        ],
        fixed: `FROM debian:13 AS base\nRUN apt-get update\nRUN apt-get install -y curl\nFROM base\nONBUILD RUN apt-get update && apt-get upgrade && ${DELETION}\n`,
        note: 'The last stage is built on the first one, which needs the lists in another RUN',
      },
    ],
    good: [
      { text: `FROM debian:13\nRUN apt-get update && apt-get install -y curl && ${DELETION}\n` },
      {
        text: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt /tmp/*\n',
      },
      {
        text: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl && rm -fr /var/lib/apt/lists\n',
      },
      {
        text: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl && apt-get distclean\n',
        note: 'In Debian 13 it deletes the lists, too',
      },
      {
        text: 'FROM debian:13\nRUN --mount=type=cache,target=/var/lib/apt,sharing=locked \\\n  --mount=type=cache,target=/var/cache/apt,sharing=locked \\\n  apt-get update && apt-get install -y curl\n',
      },
      {
        text: 'FROM debian:13\nRUN --mount=type=tmpfs,target=/var/lib/apt/lists apt-get update && apt-get install -y curl\n',
      },
      {
        text: 'FROM debian:13 AS build\nRUN apt-get update && apt-get install -y gcc\nFROM alpine:3.22\nCOPY --from=build /app /app\n',
        note: 'Of this stage only the files copied are kept',
      },
      { text: 'FROM debian:13\nRUN apt-get install -y curl\n' },
    ],
  },
  create({ model, shell, report }) {
    const filter = new StageFilter(model);
    return {
      stage(stage) {
        filter.enter(stage);
      },
      on: {
        RUN(instruction, stage) {
          const script = shell(instruction);
          if (script === undefined || !filter.counts(stage)) return;
          const fetching = commandsOf(script, ...PROGRAMS).find(({ args }) =>
            args.hasAny('update'),
          );
          const update = fetching?.args.find('update');
          if (fetching?.program === undefined || update === undefined) return;
          if (ownCommands(script).some(cleans) || keepsListsAway(instruction)) return;
          report({
            ...placeOf(model, instruction, fromProgram(fetching, update)),
            message: 'kept',
            data: { program: fetching.program },
            fixes: installs(script) ? appendingFixes(model, instruction, script, APPENDED) : [],
          });
        },
      },
    };
  },
});

/** Otherwise a later RUN does, and needs the lists until somebody joins the two. */
function installs(script: ShellScript): boolean {
  return commandsOf(script, ...PROGRAMS).some(({ args }) => args.hasAny(...INSTALLING));
}

function cleans(command: Command): boolean {
  const { program, args } = command;
  if (deletes(command, LISTS, '/var/lib/apt')) return true;
  return (program === 'apt-get' || program === 'apt') && args.hasAny('distclean');
}

function keepsListsAway(instruction: Instruction): boolean {
  if (isMountedAway(instruction, LISTS)) return true;
  return isMountedAway(instruction, '/var/lib/apt') && isMountedAway(instruction, '/var/cache/apt');
}
