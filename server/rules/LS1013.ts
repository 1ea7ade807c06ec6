import type { Stage } from '../model/model.ts';
import type { Command, ShellScript } from '../shell/script.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { type AptMount, aptCommands, aptMounts } from './support/aptMounts.ts';
import { BaseSystems } from './support/baseSystems.ts';
import { inCaseOf } from './support/casing.ts';
import { fromProgram } from './support/commands.ts';
import { lineBreakOf } from './support/lineBreaks.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

/** May switch off that packages are deleted once they are installed. */
const KEEPS = /docker-clean|keep-cache|Keep-Downloaded-Packages|apt\.conf|\.sh\b/;

export const rule = defineRule({
  code: 'LS1013',
  name: 'emptied-apt-cache',
  category: 'size',
  severity: 'info',
  mentions: ['apt'],
  summary: 'A cache mount for apt stays empty',
  why: `The official Debian and Ubuntu images tell apt to delete every package once it is installed, in
\`/etc/apt/apt.conf.d/docker-clean\`: right for a layer, but it empties a cache mount too, so that each
build downloads everything again. The same goes for a clean-up left over from the time before the
mount. What is in a cache mount is no part of the image, and needs no cleaning.

It costs time only; where packages are downloaded once and never again, it does not matter.`,
  sources: [
    docker('reference/dockerfile/#example-cache-apt-packages'),
    docker('build/cache/optimize/#use-cache-mounts'),
  ],
  messages: {
    emptied: 'This cache stays empty: docker-clean of the image deletes packages once installed',
    cleaned: '"{command}" empties the cache that is mounted there: leave it out',
  },
  examples: {
    bad: [
      {
        text: 'FROM debian:13\nRUN [|--mount=type=cache,target=/var/cache/apt,sharing=locked|] \\\n  apt-get update && apt-get install -y curl\n',
        messages: [
          'This cache stays empty: docker-clean of the image deletes packages once installed',
        ],
        fixed:
          'FROM debian:13\nRUN rm -f /etc/apt/apt.conf.d/docker-clean\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\\n  apt-get update && apt-get install -y curl\n',
      },
      {
        text: 'FROM registry.example.com/base:1\nRUN --mount=type=cache,target=/var/cache/apt --mount=type=cache,target=/var/lib/apt \\\n  apt-get update && apt-get install -y curl \\\n  && [|apt-get clean|]\nRUN --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y git \\\n  && [|rm -rf /var/lib/apt/lists/*|]\n',
        messages: [
          '"apt-get clean" empties the cache that is mounted there: leave it out',
          '"rm -rf /var/lib/apt/lists/*" empties the cache that is mounted there: leave it out',
        ],
      },
    ],
    good: [
      {
        text: 'FROM debian:13 AS base\nRUN rm -f /etc/apt/apt.conf.d/docker-clean\nFROM base\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked apt-get update && apt-get install -y curl\n',
      },
      {
        text: 'FROM registry.example.com/base:1\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked apt-get install -y curl\n',
        note: 'Nobody knows how apt is set up there',
      },
      {
        text: 'FROM debian:13\nRUN --mount=type=cache,target=/var/lib/apt,sharing=locked apt-get update && apt-get install -y curl && apt-get clean\n',
        note: 'The lists are cached, the packages are not',
      },
      {
        text: 'FROM debian:13\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked ./prepare.sh && apt-get update && apt-get install -y curl\n',
        note: 'What a script does is not known',
      },
    ],
  },
  create({ model, shell, report }) {
    const systems = new BaseSystems();
    /** Stages in which packages are kept, or that have been reported. */
    const settled = new Set<Stage>();
    const mayKeep = KEEPS.test(model.syntax.text);
    return {
      stage(stage) {
        systems.enter(stage);
        if (stage.parent !== undefined && settled.has(stage.parent)) settled.add(stage);
      },
      instruction({ start, end }, stage) {
        if (!mayKeep || stage === undefined || settled.has(stage)) return;
        if (KEEPS.test(model.syntax.text.slice(start, end))) settled.add(stage);
      },
      on: {
        RUN(run, stage) {
          const mounts = aptMounts(run);
          const script = mounts.length === 0 ? undefined : shell(run);
          if (stage === undefined || script === undefined) return;
          if (aptCommands(script).length === 0) return;
          const cleaning = mounts.flatMap((each) => cleans(script, each) ?? []);
          for (const command of new Set(cleaning)) {
            const span = fromProgram(command, command.words.at(-1) ?? command.words[0] ?? NONE);
            const data = { command: model.syntax.text.slice(span.start, span.end) };
            report({ ...placeOf(model, run, span), message: 'cleaned', data });
          }
          const packages = mounts.find(({ holds }) => holds === 'packages');
          const isEmptied = packages !== undefined && !settled.has(stage) && cleaning.length === 0;
          if (!isEmptied || systems.of(stage)?.family !== 'debian') return;
          settled.add(stage);
          report({
            ...placeOf(model, run, packages.mount),
            message: 'emptied',
            fixes: [keeping(run)],
          });
        },
      },
    };

    function keeping({ keyword }: Instruction): Fix {
      const line = `${inCaseOf(keyword.text, 'RUN')} rm -f /etc/apt/apt.conf.d/docker-clean`;
      const newText = line + lineBreakOf(model.syntax.text);
      return {
        title: `Write "${line}" above`,
        edits: [{ start: keyword.start, end: keyword.start, newText }],
        mayChange: 'What a RUN without the mount installs leaves its packages in the image',
      };
    }
  },
});

const NONE = { start: 0, end: 0, raw: '', text: '', literal: true, quoted: false };

/** The first command that deletes what `mount` is to keep. */
function cleans(script: ShellScript, { holds }: AptMount): Command | undefined {
  const folder = holds === 'packages' ? '/var/cache/apt' : '/var/lib/apt';
  return script.commands.find(({ innermost: { program, args } }) => {
    if (program === 'rm') return args.words.some(({ text }) => text.startsWith(folder));
    const isApt = program === 'apt-get' || program === 'apt' || program === 'aptitude';
    return isApt && holds === 'packages' && args.hasAny('clean', 'distclean');
  });
}
