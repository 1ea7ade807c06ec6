import assert from 'node:assert/strict';
import { plainText } from '../../../server/connection/markup.ts';

describe('Markdown as plain text', () => {
  const cases: Readonly<Record<string, string>> = {
    plain: 'plain',
    '**a** is `b`': 'a is b',
    '`` a`b `` and `**c**`': 'a`b and **c**',
    '[Reference](https://x.y/#z)': 'Reference: https://x.y/#z',
    '_quiet_ but snake_case_name': 'quiet but snake_case_name',
    '```dockerfile\nRUN `a` **b**\n```\n\n`c`': 'RUN `a` **b**\n\nc',
    '- one\n  - `two`': '- one\n  - two',
    'a `lone tick': 'a `lone tick',
  };
  for (const [markdown, expected] of Object.entries(cases)) {
    it(JSON.stringify(markdown), () => assert.equal(plainText(markdown), expected));
  }
});
