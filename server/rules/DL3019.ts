import type { ShellScript } from '../shell/script.ts';
import { defineRule, type TextEdit } from './rule.ts';
import { ApkIndexUses, needlessApkEdits } from './support/apk.ts';
import { insertWord } from './support/commands.ts';
import { isMountedAway } from './support/mounts.ts';
import { type PackageCommand, packageCommands, spanOf } from './support/packageCommands.ts';
import { placeOf } from './support/places.ts';
import { docker, hadolint } from './support/sources.ts';

const FLAG = '--no-cache';

export const rule = defineRule({
  code: 'DL3019',
  name: 'apk-cache-kept',
  category: 'size',
  severity: 'info',
  onbuild: true,
  mentions: ['apk'],
  summary: 'The index of packages that apk fetches stays in the layer',
  why: `\`apk add --no-cache\` fetches the index of packages for itself and keeps nothing of it. It
stands for \`apk update\` before, \`--update\`, and \`rm -rf /var/cache/apk/*\` behind.

Whoever deletes the cache in the same RUN has the same image, with more to write. Left alone where a
cache mount on \`/var/cache/apk\` keeps the cache out of the image, which also makes the next build
faster.`,
  sources: [hadolint('DL3019'), docker('build/cache/optimize/#use-cache-mounts')],
  messages: {
    kept: `"apk add" keeps the index of packages in the layer: add "${FLAG}"`,
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nRUN [|apk add|] curl~8\n',
        messages: [`"apk add" keeps the index of packages in the layer: add "${FLAG}"`],
        fixed: 'FROM alpine:3.22\nRUN apk add --no-cache curl~8\n',
      },
      {
        text: 'FROM alpine:3.22\nRUN [|apk add|] --update curl~8 && apk -U add git~2\n',
        messages: [`"apk add" keeps the index of packages in the layer: add "${FLAG}"`],
        fixed: 'FROM alpine:3.22\nRUN apk add --no-cache curl~8 && apk --no-cache add git~2\n',
        note: 'One finding for a RUN; its fix mends all of them',
      },
      {
        text: 'FROM alpine:3.22\nRUN apk update \\\n  && [|apk add|] \\\n    curl~8 \\\n  && rm -rf /var/cache/apk/* \\\n  && curl --version\n',
        messages: [`"apk add" keeps the index of packages in the layer: add "${FLAG}"`],
        fixed: 'FROM alpine:3.22\nRUN apk add --no-cache \\\n    curl~8 \\\n  && curl --version\n',
        note: 'What the flag stands for goes',
      },
      {
        text: 'FROM alpine:3.22\nRUN apk update && \\\n    # for the tests\n    [|apk add|] curl~8 && \\\n    apk upgrade && \\\n    rm -rf /var/cache/apk/* /tmp/*\n',
        messages: [`"apk add" keeps the index of packages in the layer: add "${FLAG}"`],
        fixed:
          'FROM alpine:3.22\nRUN apk update && \\\n    # for the tests\n    apk add --no-cache curl~8 && \\\n    apk upgrade && \\\n    rm -rf /var/cache/apk/* /tmp/*\n',
        note: 'What others may need stays',
      },
      {
        text: 'FROM alpine:3.22\nRUN apk update && [|apk add|] curl~8\nRUN apk upgrade\n',
        messages: [`"apk add" keeps the index of packages in the layer: add "${FLAG}"`],
        fixed: 'FROM alpine:3.22\nRUN apk update && apk add --no-cache curl~8\nRUN apk upgrade\n',
      },
      {
        text: 'FROM alpine:3.22\nRUN apk update; [|apk add|] curl~8 && rm -rf /var/cache/apk/*\n',
        messages: [`"apk add" keeps the index of packages in the layer: add "${FLAG}"`],
        fixed:
          'FROM alpine:3.22\nRUN apk update; apk add --no-cache curl~8 && rm -rf /var/cache/apk/*\n',
      },
      {
        text: 'FROM alpine:3.22\nRUN [[|"apk", "add"|], "curl~8"]\nONBUILD RUN <<EOF\n[|apk add|] -t .build $PACKAGES\nEOF\n',
        messages: [
          `"apk add" keeps the index of packages in the layer: add "${FLAG}"`,
          `"apk add" keeps the index of packages in the layer: add "${FLAG}"`,
        ],
        fixed:
          'FROM alpine:3.22\nRUN ["apk", "add", "--no-cache", "curl~8"]\nONBUILD RUN <<EOF\napk add --no-cache -t .build $PACKAGES\nEOF\n',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nRUN apk add --no-cache curl~8 && apk --no-cache add git~2\n' },
      {
        text: 'FROM alpine:3.22\nRUN --mount=type=cache,target=/var/cache/apk \\\n  apk add curl~8\n',
      },
      { text: 'FROM alpine:3.22\nRUN apk update && apk upgrade && apk del curl\n' },
    ],
  },
  create({ model, shell, report }) {
    const uses = new ApkIndexUses(model);
    return {
      on: {
        RUN(instruction, stage) {
          const script = shell(instruction);
          if (script === undefined || isMountedAway(instruction, '/var/cache/apk')) return;
          const adds = packageCommands(script, ['apk'], ['add']).filter(keepsCache);
          const [first] = adds;
          if (first === undefined) return;
          const isIndexUsedLater = uses.isUsedBehind(instruction, stage);
          const edits = [
            ...adds.map((add) => withFlag(script, add)),
            ...needlessApkEdits(instruction, script, { adds, isIndexUsedLater }),
          ];
          const fixes = [{ title: `Add ${FLAG}`, edits }];
          report({ ...placeOf(model, instruction, spanOf(first)), message: 'kept', fixes });
        },
      },
    };
  },
});

function keepsCache({ command }: PackageCommand): boolean {
  return !command.args.hasFlag('no-cache');
}

/** `--no-cache` takes the place of `--update`: it does that, too. */
function withFlag(script: ShellScript, { command, subcommand }: PackageCommand): TextEdit {
  const update = command.args.find('-U', '--update', '--update-cache');
  if (update === undefined) return insertWord(script, { word: subcommand, text: FLAG });
  const { start, end, raw, text } = update;
  return { start, end, newText: raw.replace(text, FLAG) };
}
