import { checkNames } from '../facts/checks.ts';
import { type CheckOption, type CheckWord, readCheckValue } from '../model/checkValue.ts';
import { defineRule, type Fix } from './rule.ts';
import { nearest } from './support/nearest.ts';
import { docker } from './support/sources.ts';

const LISTS = new Set(['skip', 'experimental']);
/** Of other tools, which read such comments too. */
const OTHER_CODE = /^[A-Z]{2}\d{4}$/;

export const rule = defineRule({
  code: 'LS0038',
  name: 'ineffective-check',
  category: 'correctness',
  severity: 'warning',
  summary: 'A check comment says something that has no effect',
  why: `\`# check=skip=…\` is taken without a word whatever it names, so a slip in a name leaves the
check on. The builder reads up to the first blank: \`skip=A, B\` skips A alone. And \`error=\` counts at
the top of the file only.`,
  sources: [docker('build/checks/#skip-checks'), docker('reference/build-checks/')],
  messages: {
    unknown: 'There is no check "{name}": look its name up, case counts',
    near: 'There is no check "{name}": write {near} if that is what you mean',
    rest: '"{rest}" is not read, because a blank stands before it: delete the blank',
    above: '{name} counts at the top of the file only: move it there',
    option: '"{name}" is no option of check, so all of it is ignored: use skip or experimental',
  },
  examples: {
    bad: [
      {
        text: '# check=skip=[|undefinedVar|],[|StageNames|], [|FromAsCasing|]\nFROM alpine:3.22\n',
        messages: [
          'There is no check "undefinedVar": write UndefinedVar if that is what you mean',
          'There is no check "StageNames": look its name up, case counts',
          '"FromAsCasing" is not read, because a blank stands before it: delete the blank',
        ],
        fixed: '# check=skip=UndefinedVar,StageNames,FromAsCasing\nFROM alpine:3.22\n',
      },
      {
        text: 'FROM alpine:3.22\n# check=skip=UndefinedVar;[|error=true|]\nENV A=$B\n# check=[|ignore|]=UndefinedVar\nENV C=$D\n',
        messages: [
          'error counts at the top of the file only: move it there',
          '"ignore" is no option of check, so all of it is ignored: use skip or experimental',
        ],
      },
    ],
    good: [
      { text: '# check=skip=UndefinedVar,FromAsCasing;error=true\nFROM alpine:3.22\n' },
      { text: '# check=skip=all;experimental=all\nFROM alpine:3.22\n' },
      {
        text: 'FROM alpine:3.22\n# check=skip=UndefinedVar // set by the base image\nENV A=$B\n',
        note: 'A reason behind a blank',
      },
    ],
  },
  create({ model, report }) {
    const { text, directives } = model.syntax;
    return {
      document() {
        const directive = directives.find(({ name }) => name === 'check');
        if (directive !== undefined) check(directive.valueSpan, 'file');
      },
      instruction({ leadingComments }) {
        const comment = leadingComments.find((each) => /^check\s*=/i.test(each.text));
        if (comment === undefined) return;
        const written = text.slice(comment.start, comment.end);
        const start = comment.start + (/=\s*/.exec(written)?.index ?? 0);
        const skipped = /^=\s*/.exec(text.slice(start, comment.end))?.[0].length ?? 0;
        check({ start: start + skipped, end: comment.end }, 'instruction');
      },
    };

    function check({ start, end }: { start: number; end: number }, scope: 'file' | 'instruction') {
      const { options, rest } = readCheckValue(text.slice(start, end));
      for (const option of options) checkOption(option, start, scope);
      const before = rest && text.slice(0, start + rest.from).trimEnd();
      if (rest === undefined || before === undefined || !/[,;=]$/.test(before)) return;
      const fix: Fix = {
        title: 'Delete the blank',
        edits: [{ start: before.length, end: start + rest.from, newText: '' }],
        mayChange: 'What stands behind the blank takes effect',
      };
      const at = { start: start + rest.from, end: start + rest.to };
      report({ at, message: 'rest', data: { rest: rest.text }, fixes: [fix] });
    }

    function checkOption(
      { name, values }: CheckOption,
      start: number,
      scope: 'file' | 'instruction',
    ) {
      if (LISTS.has(name.text)) {
        for (const value of values ?? []) checkName(value, start);
      } else if (scope === 'file') return;
      else if (name.text === 'error') {
        const end = values?.at(-1)?.to ?? name.to;
        const at = { start: start + name.from, end: start + end };
        report({ at, message: 'above', data: { name: name.text } });
      } else {
        const at = { start: start + name.from, end: start + name.to };
        report({ at, message: 'option', data: { name: name.text } });
      }
    }

    function checkName({ text: name, from, to }: CheckWord, start: number) {
      if (name === 'all' || name === '' || checkNames.includes(name) || OTHER_CODE.test(name))
        return;
      const near = sameButCase(name) ?? nearest(name, checkNames);
      const at = { start: start + from, end: start + to };
      report({
        at,
        message: near === undefined ? 'unknown' : 'near',
        data: { name, near: near ?? '' },
        fixes:
          near === undefined
            ? []
            : [
                {
                  title: `Write ${near}`,
                  edits: [{ ...at, newText: near }],
                  mayChange: 'Another check is skipped, or switched on',
                },
              ],
      });
    }
  },
});

function sameButCase(name: string): string | undefined {
  return checkNames.find((known) => known.toLowerCase() === name.toLowerCase());
}
