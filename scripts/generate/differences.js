/**
 * Writes `docs/differences.md` from the files in `docs/differences/`: first those about all rules
 * (lower-case names), then one a rule, named by its code. A file has no heading of its own but for
 * those about all rules, whose first line is the heading.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = 'docs/differences';

/**
 * @param {(path: string, text: string) => void} write
 * @param {{ root?: string }} [options]
 */
export async function generate(write, { root = ROOT } = {}) {
  const folder = join(root, FOLDER);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  const general = names.filter((name) => /^[a-z]/.test(name));
  const rules = names.filter((name) => /^[A-Z]/.test(name));
  const parts = [
    ...(await Promise.all(general.map(async (name) => generalSection(await read(folder, name))))),
    ...(await Promise.all(rules.map(async (name) => ruleSection(name, await read(folder, name))))),
  ];
  write('docs/differences.md', `${HEAD}\n${parts.join('\n')}`);
}

async function read(folder, name) {
  return (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n').trim();
}

function generalSection(text) {
  return `${text.replace(/^#+ /, '## ')}\n`;
}

function ruleSection(name, text) {
  const code = name.replace(/\.md$/, '');
  return `## [${code}](rules/${code}.md)\n\n${text.replace(/^#.*\n+/, '')}\n`;
}

const HEAD = `<!-- Written by \`npm run generate\` from docs/differences/; edit the files there. -->

# Where Longshore differs on purpose

Longshore's rules stand for those of hadolint (2.15) and of BuildKit's build checks (August 2026). On
ordinary files it finds what they find, on the same line; an exact range is all it adds. This page
lists where it does not, because what the other tool does there is a slip of its implementation and
not what its rule means. Anything that differs and is not listed here is a mistake: please report it.

A rule that both tools have reports one finding, which either tool's code silences. How a rule is
configured and suppressed is on [its own page](rules/README.md).
`;
