/** Writes `docs/rules/`: one page a rule, made from the rule's own metadata and examples. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { exampleFixes, fixKind } from '../../server/lint/exampleFixes.ts';
import { drawUnderlines, readRanges } from '../../server/rules/support/marks.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const NOTICE = '<!-- Written by `npm run generate` from the rule itself; do not edit. -->\n';

export const folders = ['docs/rules'];

const LONGEST_LINE = 300;

/**
 * @param {(path: string, text: string) => void} write
 * @param {{ root?: string }} [options]
 */
export async function generate(write, { root = ROOT } = {}) {
  const rules = await readRules(root);
  for (const rule of rules) write(`docs/rules/${rule.code}.md`, page(rule, rules));
  write('docs/rules/README.md', overview(rules));
}

async function readRules(root) {
  const folder = join(root, 'server/rules');
  const names = (await readdir(folder)).filter((name) => /^[A-Z]\w*\.ts$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => (await import(pathToFileURL(join(folder, name)).href)).rule),
  );
}

function overview(rules) {
  const rows = rules.map(
    (rule) =>
      `| [${rule.code}](${rule.code}.md) | ${rule.summary} | ${rule.severity} | ${rule.category} | ${fixKind(rule, rules) ?? ''} |\n`,
  );
  return `${NOTICE}
# Rules

${rules.length} rules. A rule that other tools have too keeps the code people know; its other names
silence it as well. Codes that begin with \`LS\` are Longshore's own.

| Code | Finds | Severity | Category | Fix |
|---|---|---|---|---|
${rows.join('')}`;
}

function page(rule, rules) {
  const { code, aliases = [], name, category, severity, summary, why, sources, examples } = rule;
  const known = aliases.length === 0 ? '' : ` Also known as ${list(aliases.map(quoted))}.`;
  const onbuild = rule.onbuild ? ' Looks into ONBUILD too.' : '';
  return `${NOTICE}
# ${code}: ${name}

${summary}.

${severityOf(severity)} Category: ${category}.${known}${onbuild}

## Why

${why.trim()}

## Bad

${examples.bad.map(badExample).join('\n')}
## Good

${examples.good.map(goodExample).join('\n')}
## Fix

${fixText(rule, rules)}

## Configure

${configureText(rule)}

## Sources

${sources.map(source).join('')}`;
}

function severityOf(severity) {
  return severity === 'off' ? 'Off unless configured.' : `Severity: ${severity}.`;
}

function badExample({ text, messages, fixed, note, context }) {
  const { text: plain, ranges } = readRanges(text);
  const labelled = ranges.map((range, i) => ({ ...range, label: messages[i] ?? '' }));
  const after = fixed === undefined ? '' : `\nFixed:\n\n${code(fixed)}`;
  return `${noteLine(note)}${contextLine(context)}${code(drawUnderlines(plain, labelled))}${after}`;
}

function goodExample({ text, note, context }) {
  return `${noteLine(note)}${contextLine(context)}${code(text)}`;
}

function contextLine(context) {
  if (context === undefined) return '';
  const files = `The build context holds ${list(context.files.map(quoted))}`;
  if (context.ignore === undefined) return `${files}:\n\n`;
  const lines = context.ignore.split('\n').filter((line) => line !== '');
  return `${files}, and a \`.dockerignore\` with ${list(lines.map(quoted))}:\n\n`;
}

function noteLine(note) {
  return note === undefined ? '' : `${note}:\n\n`;
}

/** Lines that nobody reads to their end are cut. */
function code(text) {
  const lines = (text.endsWith('\n') ? text : `${text}\n`).split('\n');
  const body = lines
    .map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, 70)}…` : line))
    .join('\n');
  return `\`\`\`\`dockerfile\n${body}\`\`\`\`\n`;
}

function fixText(rule, rules) {
  const fixes = exampleFixes(rule, rules);
  if (fixes.length === 0) return 'There is no mechanical fix: what to write is for you to decide.';
  return fixes
    .map(({ title, mayChange }) =>
      mayChange === undefined
        ? `- **${title}.** Safe: the image means the same. Part of "fix all".`
        : `- **${title}.** Offered singly, because something may change: ${firstLower(mayChange)}.`,
    )
    .join('\n');
}

function configureText({ code: ruleCode, severity }) {
  const example = severity === 'off' ? 'warning' : 'off';
  return `Give it another severity (\`error\`, \`warning\`, \`info\`, \`hint\`, \`off\`) in
[\`longshore.yaml\`](../configuration.md), or in the editor's settings as \`longshore.lint.rules\`:

\`\`\`\`yaml
rules:
  ${ruleCode}: ${example}
\`\`\`\`

Or silence it where it is wrong, with the reason:

\`\`\`\`dockerfile
# longshore ignore=${ruleCode} the reason
\`\`\`\`

The comment stands above the instruction; \`ignore-file=${ruleCode}\` holds for the file. The comments
of hadolint (\`# hadolint ignore=\`) and BuildKit (\`# check=skip=\`) work too, with any of its names.`;
}

function source({ tool, code: toolCode, url }) {
  return `- [${toolCode === undefined ? tool : `${tool}: ${toolCode}`}](${url})\n`;
}

function list(words) {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function quoted(word) {
  return `\`${word}\``;
}

function firstLower(text) {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
