import type { DockerfileModel } from '../model/model.ts';
import type { Span } from '../syntax/nodes.ts';
import { defineRule, type HeardComment, type SilencedCode } from './rule.ts';

export const rule = defineRule({
  code: 'LS0900',
  name: 'unused-suppression',
  category: 'maintainability',
  severity: 'hint',
  tags: ['unnecessary'],
  judgesOthers: true,
  summary: 'A comment silences what is not reported',
  why: `A comment that was needed once stays behind when the line below it changes, and then hides the
next mistake of that kind. Comments of all dialects are looked at: \`# hadolint ignore=\`,
\`# check=skip=\` and \`# longshore ignore=\`.

Only codes that were looked for count: not those of rules that are off, not ShellCheck's where it does
not run, and not checks that depend on an image or on the build context. A comment may still be needed
for hadolint itself where [it reports more than Longshore does](../differences.md).`,
  sources: [
    { tool: 'hadolint', url: 'https://github.com/hadolint/hadolint#inline-ignores' },
    { tool: 'Docker', url: 'https://docs.docker.com/build/checks/#skip-checks' },
  ],
  messages: {
    code: '{code} silences nothing: take it out',
    comment: 'This comment silences nothing: take it out',
    apart:
      'This comment silences nothing: hadolint hears it only directly above the line it is about',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\n[|# hadolint ignore=DL3020|]\nCOPY app /srv/\n',
        messages: ['This comment silences nothing: take it out'],
        fixed: 'FROM alpine:3.22\nCOPY app /srv/\n',
      },
      {
        text: 'FROM alpine:3.22\n# longshore ignore=DL3020,[|DL3000|],[|DL4000|] unpacked later\nADD app.bin /srv/\n',
        messages: ['DL3000 silences nothing: take it out', 'DL4000 silences nothing: take it out'],
        fixed: 'FROM alpine:3.22\n# longshore ignore=DL3020 unpacked later\nADD app.bin /srv/\n',
        note: 'One code of several is needed',
      },
      {
        text: '# check=skip=[|StageNameCasing|],MaintainerDeprecated;error=true\nFROM alpine:3.22 AS base\nMAINTAINER Ada\n',
        messages: ['StageNameCasing silences nothing: take it out'],
        fixed:
          '# check=skip=MaintainerDeprecated;error=true\nFROM alpine:3.22 AS base\nMAINTAINER Ada\n',
      },
      {
        text: '[|# check=skip=StageNameCasing;error=true|]\nFROM alpine:3.22 AS base\n',
        messages: ['This comment silences nothing: take it out'],
        fixed: '# check=error=true\nFROM alpine:3.22 AS base\n',
        note: 'What else the comment says stays',
      },
      {
        text: 'FROM alpine:3.22\n[|# hadolint ignore=DL4000|]\n\nMAINTAINER Ada\n',
        messages: [
          'This comment silences nothing: hadolint hears it only directly above the line it is about',
        ],
        fixed: 'FROM alpine:3.22\n\nMAINTAINER Ada\n',
        note: 'A blank line parts the comment from what it is about',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\n# hadolint ignore=DL4000\nMAINTAINER Ada\n' },
      {
        text: '# check=skip=UndefinedVar\nFROM alpine:3.22\nENV PATH=$HOME/bin:$PATH\n',
        note: 'Whether the variable is set, only the image can tell',
      },
      {
        text: 'FROM alpine:3.22\n# hadolint ignore=SC2086\nRUN echo $HOME\n',
        note: 'ShellCheck does not run here',
      },
    ],
  },
  create({ model, report }) {
    return {
      suppressions({ heard }) {
        for (const comment of heard) {
          const { codes, at, removal } = comment;
          if (codes.every(({ state }) => state === 'unused')) {
            const message = isApart(model, comment) ? 'apart' : 'comment';
            const edits = removal && [{ start: removal.start, end: removal.end, newText: '' }];
            const fixes = edits ? [{ title: 'Remove what silences nothing', edits }] : [];
            report({ at, message, fixes });
            continue;
          }
          for (const [index, { code, at, state }] of codes.entries()) {
            if (state !== 'unused') continue;
            const edits = [{ ...withComma(codes, index), newText: '' }];
            const fixes = [{ title: `Remove ${code}`, edits }];
            report({ at, message: 'code', data: { code }, fixes });
          }
        }
      },
    };
  },
});

/** A code with the comma that parts it from one that stays. */
function withComma(codes: readonly SilencedCode[], index: number): Span {
  const { start, end } = codes[index]?.at ?? { start: 0, end: 0 };
  const staysBefore = codes.slice(0, index).some(({ state }) => state !== 'unused');
  return staysBefore
    ? { start: codes[index - 1]?.at.end ?? start, end }
    : { start, end: codes[index + 1]?.at.start ?? end };
}

/** hadolint's for one line, and no instruction begins on it. */
function isApart(model: DockerfileModel, { at, dialect }: HeardComment): boolean {
  const { lines, syntax } = model;
  const text = syntax.text.slice(at.start, at.end);
  if (dialect !== 'hadolint' || /^#\s*hadolint\s+(?:global|stage)/.test(text)) return false;
  const line = lines.lineAt(at.start) + 1;
  if (line >= lines.lineCount) return true;
  const below = model.instructionAt(lines.endOf(line));
  return below === undefined || lines.lineAt(below.start) !== line;
}
