import { type KeyValue, readKeyValues } from '../model/keyValues.ts';
import type { DockerfileModel } from '../model/model.ts';
import { defineRule, type Fix, type TextEdit } from './rule.ts';
import { placeOf } from './support/places.ts';
import { buildKit, docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LegacyKeyValueFormat',
  name: 'legacy-key-value',
  category: 'maintainability',
  severity: 'warning',
  scope: 'instruction',
  tags: ['deprecated'],
  summary: 'ENV or LABEL is written without an equals sign',
  why: `\`ENV key value\` is the old form. It takes everything behind the key as one value, so
\`ENV A=1\` turned into \`ENV A 1 B 2\` sets one variable and not two. With \`=\` there may be several,
and it is plain where a value ends.`,
  sources: [buildKit('LegacyKeyValueFormat'), docker('reference/dockerfile/#env')],
  messages: {
    legacy: '{name} takes all behind "{key}" as its value: write {key}=…',
    equals:
      '{name} takes all behind "{key}" as its value, the "=" too: write {key}=… without blanks',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nENV [|TZ|] UTC\nLABEL [|vendor|]   ACME Inc\n',
        messages: [
          'ENV takes all behind "TZ" as its value: write TZ=…',
          'LABEL takes all behind "vendor" as its value: write vendor=…',
        ],
        fixed: 'FROM alpine:3.22\nENV TZ=UTC\nLABEL vendor="ACME Inc"\n',
      },
      {
        text: 'FROM alpine:3.22\nENV [|OPTS|] -Xmx1g "-Da=b c" \\\n  -Dd=$E\n',
        messages: ['ENV takes all behind "OPTS" as its value: write OPTS=…'],
        fixed: 'FROM alpine:3.22\nENV OPTS="-Xmx1g -Da=b c \\\n  -Dd=$E"\n',
        note: 'The value is the same: it lost its quotes in the old form as well',
      },
      {
        text: 'FROM alpine:3.22\nENV \\\n  [|A|] b=c\n',
        messages: ['ENV takes all behind "A" as its value: write A=…'],
        fixed: 'FROM alpine:3.22\nENV \\\n  A=b=c\n',
      },
      {
        text: "FROM alpine:3.22\nENV [|A|] 'b c' d\n",
        messages: ['ENV takes all behind "A" as its value: write A=…'],
        note: 'Not mended by a fix: in double quotes the same characters may mean something',
      },
      {
        text: 'FROM alpine:3.22\nENV [|PORT|] = 80\nLABEL [|vendor|] =ACME Inc\n',
        messages: [
          'ENV takes all behind "PORT" as its value, the "=" too: write PORT=… without blanks',
          'LABEL takes all behind "vendor" as its value, the "=" too: write vendor=… without blanks',
        ],
        fixed: 'FROM alpine:3.22\nENV PORT=80\nLABEL vendor="ACME Inc"\n',
        note: 'The value was "= 80", and hardly meant to be',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nENV TZ=UTC LANG=C.UTF-8\n' },
      { text: 'FROM alpine:3.22\nLABEL vendor="ACME Inc"\n' },
    ],
  },
  create({ model, report }) {
    return {
      instruction(instruction) {
        const { name } = instruction;
        if (name !== 'ENV' && name !== 'LABEL') return;
        const [pair] = readKeyValues(instruction);
        if (pair?.value === undefined || !pair.legacy) return;
        const place = placeOf(model, instruction, pair.key);
        const data = { name, key: pair.key.text };
        const meant = withoutEquals(pair);
        if (meant === undefined) {
          report({ ...place, message: 'legacy', data, fixes: fixesFor(pair, model) });
          return;
        }
        const mayChange = 'The value no longer begins with "="';
        const fixes = fixesFor(meant, model).map((fix) => ({ ...fix, mayChange }));
        report({ ...place, message: 'equals', data, fixes });
      },
    };
  },
});

/** `NAME = value` as it was meant; `undefined` for any other pair. */
function withoutEquals(pair: KeyValue): KeyValue | undefined {
  const { value } = pair;
  const length = /^=[ \t]*/.exec(value?.text ?? '')?.[0].length ?? 0;
  if (value === undefined || length === 0 || length === value.text.length) return undefined;
  const rest = { start: value.start + length, text: value.text.slice(length) };
  return { ...pair, value: { ...value, ...rest, index: value.index + length } };
}

/** None when there is no value, or when characters in it would mean something else in quotes. */
function fixesFor({ key, value }: KeyValue, { syntax }: DockerfileModel): readonly Fix[] {
  if (value === undefined || /["'\\`\s]/.test(key.text)) return [];
  const between = { start: key.end, end: value.start };
  if (/#/.test(syntax.text.slice(between.start, between.end))) return [];
  const title = `Write ${key.text}=…`;
  if (isOneWord(value.text, syntax.escape)) {
    return [{ title, edits: [{ ...between, newText: '=' }] }];
  }
  if (value.text.includes("'") || value.text.includes(syntax.escape)) return [];
  if ((value.text.split('"').length - 1) % 2 !== 0) return [];
  const edits: TextEdit[] = [{ ...between, newText: '="' }];
  const written = syntax.text.slice(value.start, value.end);
  if (/^\s*#/m.test(written)) return [];
  for (const { index } of written.matchAll(/"/g)) {
    const at = value.start + index;
    edits.push({ start: at, end: at + 1, newText: '' });
  }
  return [{ title, edits: [...edits, { start: value.end, end: value.end, newText: '"' }] }];
}

/** Holds no blank outside quotes. */
function isOneWord(text: string, escapeChar: string): boolean {
  if (text.includes(escapeChar)) return !/\s/.test(text);
  return /^(?:[^\s"']|"[^"]*"|'[^']*')+$/.test(text);
}
