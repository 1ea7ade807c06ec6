import { pathText, readCopy } from '../model/copy.ts';
import type { Stage } from '../model/model.ts';
import type { Command, ShellScript, ShellWord } from '../shell/script.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { fromProgram } from './support/commands.ts';
import { instructionDeletion } from './support/deletions.ts';
import { Folders, isWithin } from './support/folders.ts';
import { placeOf } from './support/places.ts';
import { withoutQuotes } from './support/quotes.ts';
import { docker } from './support/sources.ts';

/** They write nothing that could change hands. */
const BETWEEN = new Set(['ADD', 'ARG', 'COPY', 'ENV', 'EXPOSE', 'LABEL', 'USER', 'WORKDIR']);

export const rule = defineRule({
  code: 'LS1018',
  name: 'owner-changed-after-copy',
  category: 'size',
  severity: 'info',
  mentions: ['chown'],
  summary: 'Files are copied, and then given another owner in a layer of their own',
  why: `A file that changes its owner is stored again: the image holds what was copied twice.
\`COPY --chown=…\` gives the owner while it copies.

The folder itself, if it was there before, keeps its owner then: a program that writes into it may
need a \`chown\` of the folder alone, which costs nothing. For a few small files none of this matters.`,
  sources: [docker('reference/dockerfile/#copy---chown---chmod')],
  messages: {
    twice: 'This stores again what was copied on line {line}: use "--chown={owner}" there',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nWORKDIR /app\nCOPY . .\nENV PORT=80\nRUN [|chown -R app:app /app|]\nUSER app\n',
        messages: ['This stores again what was copied on line 3: use "--chown=app:app" there'],
        fixed: 'FROM alpine:3.22\nWORKDIR /app\nCOPY --chown=app:app . .\nENV PORT=80\nUSER app\n',
      },
      {
        text: 'FROM alpine:3.22\nADD app.tar.gz /srv/app/\nCOPY --chmod=755 run.sh /srv/run.sh\nRUN \\\n  [|chown --recursive 1000 /srv|]\n',
        messages: ['This stores again what was copied on line 2: use "--chown=1000" there'],
        fixed:
          'FROM alpine:3.22\nADD --chown=1000 app.tar.gz /srv/app/\nCOPY --chown=1000 --chmod=755 run.sh /srv/run.sh\n',
      },
      {
        text: 'FROM alpine:3.22\nCOPY app.jar /app.jar\nRUN chown app /etc/app && [|chown app /app.jar|]\n',
        messages: ['This stores again what was copied on line 2: use "--chown=app" there'],
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nCOPY --chown=app:app . /app\nRUN chown app /app\n' },
      {
        text: 'FROM alpine:3.22\nCOPY . /app\nRUN npm ci\nRUN chown -R app /app\n',
        note: 'What npm has written needs it too',
      },
      { text: 'FROM alpine:3.22\nCOPY . /app\nRUN npm ci && chown -R app /app\n' },
      {
        text: 'FROM alpine:3.22\nCOPY . /app\nRUN chown -R app /data && chown -R root:root /app\n',
      },
    ],
  },
  create({ model, shell, report }) {
    // A flag `--chown=` alone is no command.
    if (!/chown(?!=)/.test(model.syntax.text)) return {};
    const folders = new Folders();
    let copies: Copied[] = [];
    return {
      stage(stage) {
        folders.enter(stage);
        copies = [];
      },
      instruction(instruction, stage) {
        if (instruction.name !== 'RUN' && !BETWEEN.has(instruction.name)) copies = [];
        if (stage === undefined) return;
        if (instruction.name === 'WORKDIR') folders.set(instruction, stage);
        const to = readCopy(instruction)?.destination;
        if (to === undefined) return;
        const path = folders.resolve(withoutQuotes(pathText(to)), stage);
        copies.push({ instruction, path, owned: instruction.flags.some(isChown) });
      },
      on: {
        RUN(run, stage) {
          const before = copies;
          copies = [];
          const script = before.length > 0 ? shell(run) : undefined;
          if (stage !== undefined && script !== undefined) check(run, stage, script, before);
        },
      },
    };

    function check(run: Instruction, stage: Stage, script: ShellScript, before: readonly Copied[]) {
      if (!script.commands.every(({ program }) => program === 'chown')) return;
      for (const command of script.commands) {
        const [owner, ...paths] = command.args.positional();
        const changed = before.filter(({ path, owned }) => !owned && covers(path, paths, command));
        const last = command.words.at(-1);
        if (owner === undefined || last === undefined || changed.length === 0) continue;
        // What COPY writes is root's already.
        if (/^(?:root|0)(?::|$)/.test(owner.text)) continue;
        const line = model.lines.lineAt(changed[0]?.instruction.start ?? 0) + 1;
        const isAlone = script.commands.length === 1 && paths.length === 1;
        const isKnown = script.form === 'shell' && before.every(({ owned }) => !owned);
        report({
          ...placeOf(model, run, fromProgram(command, last)),
          message: 'twice',
          data: { line, owner: owner.text },
          fixes: isAlone && isKnown ? fixesFor(run, owner, changed) : [],
        });
      }

      function covers(path: string, paths: readonly ShellWord[], { args }: Command): boolean {
        const isDeep = args.hasFlag('R', 'recursive');
        return paths.some(({ text }) => {
          const target = folders.resolve(text, stage);
          return isDeep ? isWithin(path, target) : path === target;
        });
      }
    }

    function fixesFor(run: Instruction, { raw }: ShellWord, copied: readonly Copied[]): Fix[] {
      if (!/^[\w.:${}-]+$/.test(raw)) return [];
      const additions = copied.map(({ instruction: { keyword } }) => ({
        start: keyword.end,
        end: keyword.end,
        newText: ` --chown=${raw}`,
      }));
      return [
        {
          title: `Copy with --chown=${raw}`,
          edits: [...additions, instructionDeletion(model, run)],
          mayChange: 'A folder that was there before keeps its owner',
        },
      ];
    }
  },
});

interface Copied {
  readonly instruction: Instruction;
  readonly path: string;
  /** It says an owner itself. */
  readonly owned: boolean;
}

function isChown({ name }: { readonly name: string }): boolean {
  return name === 'chown';
}
