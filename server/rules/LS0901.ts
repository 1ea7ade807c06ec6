import { defineRule, type UnheardComment } from './rule.ts';

export const rule = defineRule({
  code: 'LS0901',
  name: 'unheard-suppression',
  category: 'maintainability',
  severity: 'warning',
  judgesOthers: true,
  summary: 'A comment is meant to silence something and is not heard',
  why: `A comment with a slip in it silences nothing, and nobody says so. hadolint passes over the
whole comment when a name in it is none of a rule, when other text follows without a \`#\` of its own,
and when it stands between the lines of one instruction.`,
  sources: [{ tool: 'hadolint', url: 'https://github.com/hadolint/hadolint#inline-ignores' }],
  messages: {
    near: 'There is no rule {code}: write {instead} if that is what you mean',
    unknown: 'There is no rule {code}: "longshore rules" lists them',
    name: 'Not heard by hadolint, all of the comment: there is no rule {code}',
    inside: 'Not heard by hadolint inside an instruction: put it directly above',
    hadolint:
      'Not heard by hadolint: write "# hadolint ignore=CODE,CODE", and a reason behind another "#"',
    longshore: 'This silences nothing: write "# longshore ignore=CODE,CODE reason"',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\n# longshore ignore=[|DL3O20|] unpacked later\nADD app.bin /srv/\n',
        messages: ['There is no rule DL3O20: write DL3020 if that is what you mean'],
        fixed: 'FROM alpine:3.22\n# longshore ignore=DL3020 unpacked later\nADD app.bin /srv/\n',
      },
      {
        text: 'FROM alpine:3.22\n# longshore ignore=[|everything|]\nADD app.bin /srv/\n',
        messages: ['There is no rule everything: "longshore rules" lists them'],
      },
      {
        text: 'FROM alpine:3.22\n# hadolint ignore=DL3020,[|AddForLocalFiles|]\nADD app.bin /srv/\n',
        messages: ['Not heard by hadolint, all of the comment: there is no rule AddForLocalFiles'],
      },
      {
        text: 'FROM alpine:3.22\n[|# hadolint ignore=DL3020 unpacked later|]\nADD app.bin /srv/\n',
        messages: [
          'Not heard by hadolint: write "# hadolint ignore=CODE,CODE", and a reason behind another "#"',
        ],
      },
      {
        text: 'FROM alpine:3.22\nRUN apk update \\\n  [|# hadolint ignore=DL3004|]\n  && sudo true\n',
        messages: ['Not heard by hadolint inside an instruction: put it directly above'],
      },
      {
        text: 'FROM alpine:3.22\n[|# longshore ignore DL3020|]\nADD app.bin /srv/\n',
        messages: ['This silences nothing: write "# longshore ignore=CODE,CODE reason"'],
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\n# longshore ignore=DL3020 unpacked later\nADD app.bin /srv/\n' },
      { text: 'FROM alpine:3.22\n# hadolint ignore=DL3020 # unpacked later\nADD app.bin /srv/\n' },
      {
        text: '# hadolint ignores this file in our pipeline\nFROM alpine:3.22\n',
        note: 'Only what looks like such a comment is looked at',
      },
      {
        text: 'FROM alpine:3.22\n# hadolint ignore=DL3099,SC9999\nRUN true\n',
        note: 'Any code that looks like one of hadolint or ShellCheck will do',
      },
    ],
  },
  create({ report }) {
    return {
      suppressions({ heard, unheard }) {
        for (const { code, at, state, instead } of heard.flatMap(({ codes }) => codes)) {
          if (state !== 'unknown') continue;
          if (instead === undefined) {
            report({ at, message: 'unknown', data: { code } });
            continue;
          }
          const edits = [{ start: at.start, end: at.end, newText: instead }];
          const fixes = [{ title: `Replace ${code} with ${instead}`, edits }];
          report({ at, message: 'near', data: { code, instead }, fixes });
        }
        for (const comment of unheard) {
          report({
            at: comment.at,
            message: messageFor(comment),
            data: { code: comment.name ?? '' },
          });
        }
      },
    };
  },
});

function messageFor({ why, dialect }: UnheardComment) {
  if (why !== 'form') return why;
  return dialect === 'longshore' ? 'longshore' : 'hadolint';
}
