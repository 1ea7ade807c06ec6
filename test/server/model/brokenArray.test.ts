import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/lint/fixes.ts';
import { readBrokenArray } from '../../../server/model/brokenArray.ts';
import { parse } from '../../../server/syntax/parse.ts';

/** The fault, where it stands, and the arguments when it is mended. */
function read(text: string): string {
  const [instruction] = parse(text).instructions;
  const broken = instruction && readBrokenArray(instruction);
  if (broken === undefined) return '-';
  const { fault, at, edits } = broken;
  const mended = edits.length === 0 ? '' : ` -> ${applyEdits(text, edits)}`;
  return `${fault} ${text.slice(at.start, at.end)}${mended}`;
}

const cases: Record<string, string> = {
  'CMD ["a", "b"]': '-',
  'CMD a': '-',
  "CMD ['a', 'b']": `single-quotes 'a' -> CMD ["a", "b"]`,
  'CMD [“a”, ‘b’]': 'single-quotes “a” -> CMD ["a", "b"]',
  'CMD [\'a "b"\']': `single-quotes 'a "b"'`,
  'CMD ["a", "b",]': 'trailing-comma , -> CMD ["a", "b"]',
  'CMD ["a",, "b"]': 'double-comma , -> CMD ["a", "b"]',
  'CMD ["a", "b"': 'missing-bracket " -> CMD ["a", "b"]',
  'CMD ["a",': 'missing-bracket ,',
  'CMD ["a" "b"]': 'missing-comma " " -> CMD ["a", "b"]',
  'CMD ["a", "b]': 'missing-quote "',
  'CMD ["C:\\Win", "\\u12"]': 'escape \\W -> CMD ["C:\\\\Win", "\\\\u12"]',
  'CMD ["a", "b"] && c': 'text-behind && c',
  'CMD [a, "b"]': 'bare-word a -> CMD ["a", "b"]',
  'CMD [a]': 'bare-word a -> CMD ["a"]',
  'VOLUME [/data]': 'bare-word /data -> VOLUME ["/data"]',
  'CMD ["a", 80]': 'non-string 80 -> CMD ["a", "80"]',
  'CMD ["a\\"]", {"b": [1, "]"]}, 2]': 'non-string {"b": [1, "]"]}',
  'CMD ["a", \\\n  \'b\',]': `single-quotes 'b' -> CMD ["a", \\\n  "b"]`,
  "HEALTHCHECK --timeout=3s CMD ['a']": `single-quotes 'a' -> HEALTHCHECK --timeout=3s CMD ["a"]`,
  'RUN [ -f a ]': '-',
  'RUN [ a ]': '-',
  'RUN [ "$A" = "b" ]': '-',
  'RUN [ "$A" ] && b': '-',
  "RUN [ 'a' ] || b": '-',
  'COPY [a-z]*.txt /': '-',
  'WORKDIR [a': '-',
  'CMD [': '-',
  'CMD [,]': '-',
  'CMD []]': '-',
};

describe('readBrokenArray', () => {
  for (const [text, is] of Object.entries(cases)) {
    it(JSON.stringify(text), () => assert.equal(read(text), is));
  }
});
