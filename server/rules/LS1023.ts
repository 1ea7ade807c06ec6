import type { Command, ShellScript } from '../shell/script.ts';
import { kindOfProgram, programName, readsInput } from '../shell/shells.ts';
import { defineRule, type Fix } from './rule.ts';
import { insertWord, ownCommands, programWord } from './support/commands.ts';
import { placeOf } from './support/places.ts';

/** They fail on a page that is not what they expect, or look at the file. */
const CHECKS =
  /^(?:(?:sha\d+|md5|b2)sum|shasum|gpgv?2?|tar|bsdtar|unzip|gunzip|bunzip2|unxz|xz|zstd|7z|dpkg|rpm|apt-key|jq|file|grep|openssl|cosign|minisign)$/;

/** What uses such a file later fails on an error page. */
const PACKAGE =
  /\.(?:tar|tgz|t[bx]z2?|gz|bz2|xz|zst|zip|7z|deb|rpm|apk|whl|jar|war|gpg|asc|pem|json)$/i;

export const rule = defineRule({
  code: 'LS1023',
  name: 'curl-without-fail',
  category: 'correctness',
  severity: 'info',
  scope: 'instruction',
  onbuild: true,
  mentions: ['curl'],
  summary: 'A page that says "not found" counts as a download',
  why: `curl takes an error page of the server for the answer it was asked for: it ends well, and the page
is run by the shell, or saved as the program. With \`--fail\` (\`-f\`) it ends with an error instead, and
the build stops there.

Reported is what goes into a shell or another interpreter, and what is saved to a file that the RUN
neither unpacks nor verifies, unless it is an archive or a package by its name: who opens it fails on
an error page anyway.`,
  sources: [
    { tool: 'Docker', url: 'https://docs.docker.com/build/building/best-practices/#using-pipes' },
  ],
  messages: {
    run: 'If the server answers with an error, {program} runs its page: add "-f"',
    saved: 'If the server answers with an error, its page is saved as the file: add "-f"',
  },
  examples: {
    bad: [
      {
        text: 'FROM debian:13\nRUN [|curl|] -sSL https://example.com/install.sh | sh\nRUN ["bash", "-c", "[|curl|] https://example.com/setup | sudo -E bash -"]\n',
        messages: [
          'If the server answers with an error, sh runs its page: add "-f"',
          'If the server answers with an error, bash runs its page: add "-f"',
        ],
        fixed:
          'FROM debian:13\nRUN curl -f -sSL https://example.com/install.sh | sh\nRUN ["bash", "-c", "curl -f https://example.com/setup | sudo -E bash -"]\n',
      },
      {
        text: 'FROM debian:13\nRUN apt-get update \\\n  && [|curl|] -Lo /usr/bin/tool https://example.com/tool \\\n  && [|curl|] https://example.com/conf > /etc/tool.conf\n',
        messages: [
          'If the server answers with an error, its page is saved as the file: add "-f"',
          'If the server answers with an error, its page is saved as the file: add "-f"',
        ],
        fixed:
          'FROM debian:13\nRUN apt-get update \\\n  && curl -f -Lo /usr/bin/tool https://example.com/tool \\\n  && curl -f https://example.com/conf > /etc/tool.conf\n',
      },
    ],
    good: [
      {
        text: 'FROM debian:13\nRUN curl -O https://example.com/a.deb && apt-get install ./a.deb\n',
      },
      { text: 'FROM debian:13\nRUN curl -fsSL https://example.com/install.sh | sh\n' },
      {
        text: 'FROM debian:13\nRUN V=$(curl https://example.com/v | awk "{print 1}") && curl example.com/a.json | python3 -c "import json" && echo $V\n',
        note: 'The page is data for the program, not the program',
      },
      { text: 'FROM debian:13\nRUN curl --fail-with-body -o /a https://example.com/a\n' },
      { text: 'FROM debian:13\nRUN curl -L https://example.com/a.tgz | tar -xz\n' },
      {
        text: 'FROM debian:13\nRUN curl -o a.tgz https://example.com/a.tgz && tar -xf a.tgz\n',
        note: 'An error page is no archive',
      },
      {
        text: 'FROM debian:13\nRUN curl https://example.com/\nHEALTHCHECK CMD curl localhost -o /dev/null\n',
      },
      { text: 'FROM debian:13\nRUN curl -o /dev/null -w "%{http_code}" https://example.com/\n' },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(run) {
          const script = shell(run);
          if (script === undefined) return;
          const curls = ownCommands(script).filter(isCurl);
          if (curls.length === 0) return;
          const isChecked = script.commands.some(({ innermost: { program } }) =>
            CHECKS.test(program ?? ''),
          );
          for (const command of curls) {
            const word = programWord(command);
            if (word === undefined) continue;
            if (command.args.hasFlag('f', 'fail', 'fail-with-body', 'w', 'write-out')) continue;
            const program = interpreterBehind(command);
            if (program === undefined && (isChecked || !isSaved(command))) continue;
            report({
              ...placeOf(model, run, word),
              message: program === undefined ? 'saved' : 'run',
              data: { program: program ?? '' },
              fixes: [failing(script, word)],
            });
          }
        },
      },
    };
  },
});

function isCurl({ program }: Command): boolean {
  return program !== undefined && programName(program) === 'curl';
}

/** The interpreter that is given the output of `command` to run. */
function interpreterBehind({ step, start }: Command): string | undefined {
  const next = step.commands.find((other) => other.start > start)?.innermost;
  if (next?.program === undefined) return undefined;
  const program = programName(next.program);
  const [first] = next.args.words;
  if (kindOfProgram(program) === undefined || program === 'awk') return undefined;
  return first?.text === '/dev/stdin' || readsInput(program, next.args.words) ? program : undefined;
}

function isSaved({ args, redirects }: Command): boolean {
  if (args.words.some(({ text }) => PACKAGE.test(text))) return false;
  if (args.hasFlag('O', 'remote-name', 'remote-name-all')) return true;
  const file = args.flagValue('o', 'output') ?? redirects.find(isOutput)?.target?.text;
  return file !== undefined && file !== '-' && !file.startsWith('/dev/');
}

function isOutput({ operator, descriptor }: Command['redirects'][number]): boolean {
  return (operator === '>' || operator === '>>') && (descriptor ?? 1) === 1;
}

function failing(script: ShellScript, word: Command['words'][number]): Fix {
  return {
    title: 'Add -f',
    edits: [insertWord(script, { word, text: '-f' })],
    mayChange: 'The build stops where the server answers with an error',
  };
}
