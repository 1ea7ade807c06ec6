import type { Command } from '../shell/script.ts';
import { defineRule } from './rule.ts';
import { ownCommands, programWord } from './support/commands.ts';
import { placeOf } from './support/places.ts';
import { hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL4001',
  name: 'curl-and-wget',
  category: 'maintainability',
  severity: 'warning',
  onbuild: true,
  mentions: ['wget'],
  summary: 'A stage downloads with curl here and with wget there',
  why: `Either does what the other does. Two of them mean two packages to install and to keep free of
known holes, and two sets of flags to remember.

Where one of them is in the base image anyway, or in different stages, the second costs little.`,
  sources: [hadolint('DL4001')],
  messages: {
    both: '"{program}" is used beside "{other}" in this stage: use one of them for both',
  },
  examples: {
    bad: [
      {
        text: 'FROM debian:13\nRUN curl -fO https://example.com/a.tgz\nRUN [|wget|] -q https://example.com/b.tgz\n',
        messages: ['"wget" is used beside "curl" in this stage: use one of them for both'],
      },
      {
        text: 'FROM debian:13\nRUN apt-get update \\\n  && wget -q https://example.com/a.tgz \\\n  && [|curl|] -fO https://example.com/b.tgz\nRUN ls\nRUN [|wget|] -q https://example.com/c.tgz\n',
        messages: [
          '"curl" is used beside "wget" in this stage: use one of them for both',
          '"wget" is used beside "curl" in this stage: use one of them for both',
        ],
        note: 'Every RUN from the one on that completes the pair',
      },
    ],
    good: [
      { text: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl wget\n' },
      { text: 'FROM debian:13\nRUN curl -fO https://example.com/a.tgz\n' },
      {
        text: 'FROM debian:13 AS a\nRUN curl -fO https://example.com/a\nFROM debian:13\nRUN wget -q https://example.com/b\n',
        note: 'In different stages',
      },
    ],
  },
  create({ model, shell, report }) {
    let seen = new Set<string>();
    return {
      stage() {
        seen = new Set();
      },
      on: {
        RUN(instruction) {
          const found = shell(instruction);
          if (!found?.runs(DOWNLOADING)) return;
          const downloads = ownCommands(found).filter(isDownload);
          const [first] = downloads;
          if (first === undefined) return;
          const before = [...seen];
          for (const { program } of downloads) if (program !== undefined) seen.add(program);
          if (seen.size < 2) return;
          const known = before[0] ?? first.program;
          const command = downloads.find(({ program }) => program !== known) ?? first;
          const word = programWord(command);
          if (word === undefined) return;
          const program = command.program ?? '';
          const other = program === 'curl' ? 'wget' : 'curl';
          const place = placeOf(model, instruction, word);
          report({ ...place, message: 'both', data: { program, other } });
        },
      },
    };
  },
});

const DOWNLOADING = ['curl', 'wget'];

function isDownload({ program = '' }: Command): boolean {
  return DOWNLOADING.includes(program);
}
