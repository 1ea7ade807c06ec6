import type { Stage } from '../model/model.ts';
import type { Command } from '../shell/script.ts';
import { defineRule } from './rule.ts';
import { ownCommands, programWord } from './support/commands.ts';
import { placeOf } from './support/places.ts';
import { withoutQuotes } from './support/quotes.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS1017',
  name: 'package-manager-without-root',
  category: 'correctness',
  severity: 'error',
  summary: 'A package manager of the system runs as a user who is not root',
  why: `\`apt-get\`, \`apk\`, \`dnf\` and the like write where only root may: the build stops with
"Permission denied" or "are you root?". Install before USER, or switch to \`USER root\` and back.

Only a USER of the file itself counts, with a name or number other than root's.`,
  sources: [docker('reference/dockerfile/#user'), docker('build/building/best-practices/#user')],
  messages: {
    user: '"{program}" needs root, and "{user}" of line {line} runs it: install before that USER',
  },
  examples: {
    bad: [
      {
        text: 'FROM debian:13\nUSER app\nRUN [|apt-get|] update \\\n  && apt-get install -y curl\n',
        messages: ['"apt-get" needs root, and "app" of line 2 runs it: install before that USER'],
      },
      {
        text: 'FROM alpine:3.22 AS base\nUSER "1000:1000"\nFROM base\nRUN \\\n  [|apk|] add --no-cache curl\n',
        messages: ['"apk" needs root, and "1000" of line 2 runs it: install before that USER'],
        note: 'A stage runs as the user of the stage it is built on',
      },
    ],
    good: [
      { text: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\nUSER app\n' },
      {
        text: 'FROM debian:13\nUSER app\nUSER root\nRUN apt-get update\nUSER 0:0\nRUN apt-get install -y curl\n',
      },
      { text: 'FROM debian:13\nUSER app\nRUN sudo apt-get install -y curl\n' },
      { text: 'FROM debian:13\nARG NAME=root\nUSER $NAME\nRUN apt-get install -y curl\n' },
      { text: 'FROM debian:13\nUSER app\nRUN apt-get --version; apt-get download curl\n' },
    ],
  },
  create({ model, shell, report }) {
    const users = new Map<Stage, User>();
    return {
      stage(stage) {
        const inherited = stage.parent && users.get(stage.parent);
        if (inherited !== undefined) users.set(stage, inherited);
      },
      on: {
        USER({ words, start }, stage) {
          const name = withoutQuotes(words[0]?.text ?? '').split(':')[0] ?? '';
          if (stage !== undefined) users.set(stage, { name, line: model.lines.lineAt(start) + 1 });
        },
        RUN(instruction, stage) {
          const user = stage && users.get(stage);
          if (user === undefined || !isOrdinary(user.name)) return;
          const script = shell(instruction);
          const command = script && ownCommands(script).find(needsRoot);
          const word = command && programWord(command);
          if (word === undefined) return;
          const data = { program: word.text, user: user.name, line: user.line };
          report({ ...placeOf(model, instruction, word), message: 'user', data });
        },
      },
    };
  },
});

interface User {
  readonly name: string;
  readonly line: number;
}

function isOrdinary(name: string): boolean {
  return /^[a-z_][\w.-]*$/i.test(name)
    ? !/^(?:root|container\w*)$/i.test(name)
    : /^[1-9]\d*$/.test(name);
}

const CHANGES: ReadonlyMap<string, RegExp> = new Map([
  ['apt-get', /^(?:update|install|upgrade|dist-upgrade|remove|purge|autoremove)$/],
  ['apt', /^(?:update|install|upgrade|full-upgrade|remove|purge|autoremove)$/],
  ['apk', /^(?:update|add|upgrade|del)$/],
  ['dnf', /^(?:install|update|upgrade|remove|groupinstall)$/],
  ['microdnf', /^(?:install|update|upgrade|remove)$/],
  ['yum', /^(?:install|update|upgrade|remove|groupinstall)$/],
  ['zypper', /^(?:install|in|update|up|remove|rm|refresh|ref)$/],
]);

/** Flags that let it work on another folder than `/`, where anybody may be allowed to. */
const ELSEWHERE = ['root', 'p', 'installroot', 'R', 'download-only', 'd', 's', 'simulate'];

function needsRoot({ program, args }: Command): boolean {
  const changes = CHANGES.get(program ?? '');
  if (changes === undefined || args.hasFlag(...ELSEWHERE)) return false;
  return args.positional().some(({ text }) => changes.test(text));
}
