import { defineRule } from './rule.ts';
import { readHadolintIgnore } from './support/hadolintIgnore.ts';
import { hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL1001',
  name: 'inline-ignore',
  category: 'maintainability',
  severity: 'off',
  summary: 'A comment silences findings of the line below',
  why: `Where one configuration for all files says what is checked, a comment that silences a rule is
an exception that nobody else sees. Elsewhere such comments are the best way to say that one line is
meant as it is, so this rule is off until the configuration gives it a severity.

Comments for the whole file (\`# hadolint global ignore=…\`) are not reported.`,
  sources: [
    hadolint('DL1001'),
    { tool: 'hadolint', url: 'https://github.com/hadolint/hadolint#inline-ignores' },
  ],
  messages: {
    inline: 'This silences {codes} on the line below: mend the line, or configure it for all files',
  },
  examples: {
    bad: [
      {
        text: '[|# hadolint ignore=DL3006|]\nFROM alpine\n[|# hadolint ignore = DL3059 , SC2086 # said why|]\nRUN echo $x\n',
        messages: [
          'This silences DL3006 on the line below: mend the line, or configure it for all files',
          'This silences DL3059, SC2086 on the line below: mend the line, or configure it for all files',
        ],
      },
    ],
    good: [
      { text: '# hadolint global ignore=DL3006\n# hadolint shell=bash\nFROM alpine\n' },
      {
        text: 'FROM alpine:3.22\n# hadolint ignore=DL3059 said why\nRUN a\nRUN b \\\n# hadolint ignore=SC2086\n  && c $d\n',
        note: 'Neither of the two silences anything',
      },
    ],
  },
  create({ model, report }) {
    return {
      comment(comment) {
        const ignore = readHadolintIgnore(model, comment);
        if (ignore?.scope !== 'line') return;
        report({
          at: comment,
          message: 'inline',
          data: { codes: ignore.codes.map(({ code }) => code).join(', ') },
        });
      },
    };
  },
});
