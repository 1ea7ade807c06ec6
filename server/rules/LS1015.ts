import type { Instruction } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { docker } from './support/sources.ts';
import { looksLikeWindows } from './support/windows.ts';

export const rule = defineRule({
  code: 'LS1015',
  name: 'ignored-command',
  category: 'correctness',
  severity: 'warning',
  summary: 'CMD has no effect beside an ENTRYPOINT in shell form',
  why: `With an ENTRYPOINT in exec form, CMD gives the arguments, which \`docker run IMAGE ARGUMENTS\`
replaces. In shell form the entrypoint is \`/bin/sh -c "…"\`, and the shell keeps the arguments to
itself: neither CMD nor what stands behind the image reaches the program.

Write the ENTRYPOINT as a JSON array. Nothing is wrong if the text uses \`"$@"\`, nor on Windows, where
the arguments become part of the command; both are left alone.`,
  sources: [
    docker('reference/dockerfile/#understand-how-cmd-and-entrypoint-interact'),
    docker('reference/dockerfile/#shell-form-entrypoint-example'),
  ],
  messages: {
    ignored: 'The ENTRYPOINT on line {line} is in shell form, which ignores CMD: write it as JSON',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nENTRYPOINT /app --verbose\n[|CMD|] ["--port", "80"]\n',
        messages: [
          'The ENTRYPOINT on line 2 is in shell form, which ignores CMD: write it as JSON',
        ],
      },
      {
        text: 'FROM alpine:3.22\nCMD run\nENTRYPOINT ["/first"]\n[|CMD|] --port 80\nENTRYPOINT \\\n  exec /app\n',
        messages: [
          'The ENTRYPOINT on line 5 is in shell form, which ignores CMD: write it as JSON',
        ],
        note: 'The last ones count',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nENTRYPOINT ["/app", "--verbose"]\nCMD ["--port", "80"]\n' },
      { text: 'FROM alpine:3.22\nENTRYPOINT exec /app "$@"\nCMD ["--port", "80"]\n' },
      { text: 'FROM alpine:3.22\nENTRYPOINT /app\nFROM alpine:3.22\nCMD ["/app"]\n' },
      { text: 'FROM alpine:3.22\nENTRYPOINT /app\nCMD []\n', note: 'Says that there are none' },
      {
        text: 'FROM mcr.microsoft.com/windows/servercore:ltsc2025\nENTRYPOINT vars.bat &&\nCMD ["powershell"]\n',
      },
    ],
  },
  create({ model, report }) {
    const isWindows = looksLikeWindows(model);
    let entrypoint: Instruction | undefined;
    let command: Instruction | undefined;
    return {
      stage() {
        entrypoint = undefined;
        command = undefined;
      },
      on: {
        ENTRYPOINT(instruction) {
          entrypoint = instruction;
        },
        CMD(instruction) {
          command = instruction;
        },
      },
      stageEnd() {
        if (entrypoint === undefined || command === undefined || isWindows) return;
        if (!isShellForm(entrypoint)) return;
        if (command.json?.items.length === 0 || command.body.value === '') return;
        const line = model.lines.lineAt(entrypoint.start) + 1;
        report({ at: command.keyword, message: 'ignored', data: { line } });
      },
    };
  },
});

/** And makes no use of arguments. */
function isShellForm({ json, body }: Instruction): boolean {
  return json === undefined && body.value !== '' && !/\$\{?[@*\d]/.test(body.value);
}
