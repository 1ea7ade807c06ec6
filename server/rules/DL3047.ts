import type { Stage } from '../model/model.ts';
import type { Args } from '../shell/args.ts';
import type { Command, ShellScript } from '../shell/script.ts';
import { defineRule, type Fix } from './rule.ts';
import { insertWord, ownCommands, programWord } from './support/commands.ts';
import { placeOf } from './support/places.ts';
import { RootStages } from './support/rootStages.ts';
import { hadolint } from './support/sources.ts';

/** Any of these keeps the progress bar out of the build's log. */
const QUIET = ['q', 'quiet', 'nv', 'no-verbose', 'o', 'output-file', 'a', 'append-output'];

export const rule = defineRule({
  code: 'DL3047',
  name: 'wget-progress-bar',
  category: 'style',
  severity: 'info',
  onbuild: true,
  mentions: ['wget'],
  summary: 'A download writes its progress bar into the log',
  why: `\`wget\` draws its bar for a terminal. In the log of a build it becomes hundreds of lines, and
what went wrong further up is hard to find among them. \`--progress=dot:giga\` leaves a few dots,
\`-nv\` one line, \`-q\` nothing.

BusyBox, which is what \`wget\` is on Alpine unless the package is installed, knows \`-q\` only.`,
  sources: [
    hadolint('DL3047'),
    {
      tool: 'Docker',
      url: 'https://docs.docker.com/build/building/best-practices/#run',
    },
  ],
  messages: {
    bar: '"wget" fills the log with its progress bar: add "--progress=dot:giga", "-nv" or "-q"',
  },
  examples: {
    bad: [
      {
        text: 'FROM debian:13\nRUN apt-get install -y wget \\\n  && [|wget|] -O /tmp/a.tgz https://example.com/a.tgz \\\n  && wget https://example.com/b.tgz\n',
        messages: [
          '"wget" fills the log with its progress bar: add "--progress=dot:giga", "-nv" or "-q"',
        ],
        fixed:
          'FROM debian:13\nRUN apt-get install -y wget \\\n  && wget --progress=dot:giga -O /tmp/a.tgz https://example.com/a.tgz \\\n  && wget --progress=dot:giga https://example.com/b.tgz\n',
        note: 'One finding for a RUN: its first such command',
      },
      {
        text: 'FROM alpine:3.22\nRUN [|wget|] https://example.com/a.tgz\n',
        messages: [
          '"wget" fills the log with its progress bar: add "--progress=dot:giga", "-nv" or "-q"',
        ],
        fixed: 'FROM alpine:3.22\nRUN wget -q https://example.com/a.tgz\n',
        note: 'BusyBox has no --progress',
      },
      {
        text: 'FROM example.com/base:1\nRUN [[|"wget"|], "https://example.com/a.tgz"]\n',
        messages: [
          '"wget" fills the log with its progress bar: add "--progress=dot:giga", "-nv" or "-q"',
        ],
        fixed:
          'FROM example.com/base:1\nRUN ["wget", "--progress=dot:giga", "https://example.com/a.tgz"]\n',
        note: 'The fix is offered singly: the image may have another wget',
      },
    ],
    good: [
      { text: 'FROM debian:13\nRUN wget --progress=dot:giga https://example.com/a.tgz\n' },
      { text: 'FROM debian:13\nRUN wget -qO- https://example.com/a.tgz | tar -xz\n' },
      { text: 'FROM debian:13\nRUN wget -nv https://example.com/a.tgz\n' },
      { text: 'FROM debian:13\nRUN wget -o /tmp/log https://example.com/a.tgz\n' },
      { text: 'FROM debian:13\nRUN apt-get update && apt-get install -y wget\n' },
    ],
  },
  create({ model, shell, report }) {
    /** The stages in which apk installs the real wget. */
    const equipped = new Set<Stage>();
    const roots = new RootStages();
    return {
      stage(stage) {
        roots.enter(stage);
        if (stage.parent !== undefined && equipped.has(stage.parent)) equipped.add(stage);
      },
      on: {
        RUN(instruction, stage) {
          const script = shell(instruction);
          if (script === undefined) return;
          const commands = ownCommands(script);
          if (stage !== undefined && commands.some(installsWget)) equipped.add(stage);
          const loud = commands.filter(({ program, args }) => program === 'wget' && isLoud(args));
          const word = loud[0] && programWord(loud[0]);
          if (word === undefined) return;
          const base = stage && baseOf(roots.imageOf(stage), equipped.has(stage));
          const fixes = [fixOf(script, loud, base ?? 'unknown')];
          report({ ...placeOf(model, instruction, word), message: 'bar', fixes });
        },
      },
    };
  },
});

function isLoud(args: Args): boolean {
  return !args.hasFlag('progress', ...QUIET) && !args.hasAny('-nv');
}

/** Whose wget it most likely is. */
type Base = 'busybox' | 'gnu' | 'unknown';

const BUSYBOX = /alpine|busybox/i;
const GNU =
  /(?:^|[/:-])(?:debian|ubuntu|fedora|centos|rockylinux|almalinux|ubi\d*|bookworm|trixie|bullseye|buster|jammy|noble|focal|slim)(?:$|[:-])/i;

function baseOf(image: string, equipped: boolean): Base {
  if (BUSYBOX.test(image)) return equipped ? 'gnu' : 'busybox';
  return GNU.test(image) ? 'gnu' : 'unknown';
}

function installsWget({ program, args }: Command): boolean {
  return program === 'apk' && args.hasAny('add') && args.hasAny('wget');
}

function fixOf(script: ShellScript, commands: readonly Command[], base: Base): Fix {
  const text = base === 'busybox' ? '-q' : '--progress=dot:giga';
  const edits = commands.flatMap((command) => {
    const word = programWord(command);
    return word === undefined ? [] : [insertWord(script, { word, text })];
  });
  const title = `Add ${text}`;
  if (base !== 'unknown') return { title, edits };
  const mayChange = 'The wget of BusyBox, as in Alpine, does not know this flag and fails';
  return { title, edits, mayChange };
}
