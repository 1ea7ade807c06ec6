import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const kind = 'rule';
export const usage =
  'rule CODE              one file under server/rules, as LS1234 or StageNameCasing';

/**
 * Writes a rule's skeleton: a rule that works, on an example to be replaced.
 * @param {string} name `LS1234`.
 * @param {{ root: string }} where
 * @returns {Promise<string[]>} The files written, from the root.
 */
export async function create(name, { root }) {
  if (!/^(?:(?:DL|LS)\d{4}|[A-Z][a-z]+(?:[A-Z][a-z]+)+)$/.test(name)) {
    throw new Error(`"${name}" is not a rule's code; write LS and four digits, as LS1234`);
  }
  const path = `server/rules/${name}.ts`;
  await writeFile(join(root, path), skeleton(name), { flag: 'wx' });
  return [path];
}

function skeleton(code) {
  return `import { defineRule } from './rule.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: '${code}',
  name: '${code.toLowerCase()}-finds',
  category: 'correctness',
  severity: 'warning',
  summary: 'What is found, in one sentence',
  why: \`Why it matters, and when it does not.\`,
  sources: [docker('reference/dockerfile/')],
  messages: {
    found: '"{path}" is wrong: write what to do',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\\nVOLUME [|/wrong|]\\n',
        messages: ['"/wrong" is wrong: write what to do'],
      },
    ],
    good: [{ text: 'FROM alpine:3.22\\nVOLUME /right\\n' }],
  },
  create({ report }) {
    return {
      on: {
        VOLUME({ words }) {
          const wrong = words.find(({ text }) => text === '/wrong');
          if (wrong) report({ at: wrong, message: 'found', data: { path: wrong.text } });
        },
      },
    };
  },
});
`;
}
