import { defineRule } from './rule.ts';
import { flagText } from './support/flags.ts';
import { nearest } from './support/nearest.ts';
import { placeOf } from './support/places.ts';
import { architectureNames, parsePlatform, systemNames } from './support/platforms.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS0013',
  name: 'invalid-platform',
  category: 'syntax',
  severity: 'error',
  summary: 'FROM names a platform that cannot exist',
  why: `A platform is \`os/architecture/variant\`, the variant only where there are several:
\`linux/amd64\`, \`linux/arm/v7\`. The architecture alone will do, by a name that Docker uses for it:
\`arm64\`, \`x86_64\`. The builder refuses a word that it knows neither as a system nor as an
architecture.`,
  sources: [
    docker('reference/dockerfile/#from'),
    { tool: 'Docker', url: 'https://github.com/containerd/platforms#readme' },
  ],
  messages: {
    word: '"{value}" is neither a system nor an architecture: write linux/amd64 or the like',
    near: '"{value}" is neither a system nor an architecture: write {near} if you mean that',
    parts: '"{value}" is no platform: write os/architecture or os/architecture/variant',
  },
  examples: {
    bad: [
      {
        text: 'FROM --platform=[|x64|] alpine:3.22\nFROM \\\n  --platform=[|amd46|] alpine:3.22\n',
        messages: [
          '"x64" is neither a system nor an architecture: write linux/amd64 or the like',
          '"amd46" is neither a system nor an architecture: write amd64 if you mean that',
        ],
        fixed: 'FROM --platform=x64 alpine:3.22\nFROM \\\n  --platform=amd64 alpine:3.22\n',
      },
      {
        text: 'FROM --platform=[|linux/arm/v7/hf|] alpine:3.22\nFROM --platform=[|linux/*|] alpine:3.22\n',
        messages: [
          '"linux/arm/v7/hf" is no platform: write os/architecture or os/architecture/variant',
          '"linux/*" is no platform: write os/architecture or os/architecture/variant',
        ],
      },
    ],
    good: [
      { text: 'FROM --platform=linux/arm/v7 alpine:3.22\nFROM --platform=aarch64 alpine:3.22\n' },
      { text: 'FROM --platform="$BUILDPLATFORM" alpine:3.22\nFROM --platform= alpine:3.22\n' },
    ],
  },
  create({ model, report }) {
    return {
      stage({ from, platform }) {
        const value = platform && flagText(platform, model);
        const at = platform?.value;
        if (!value || at === undefined || value.includes('$')) return;
        if (parsePlatform(value) !== undefined) return;
        const near = nearest(value.toLowerCase(), [...systemNames, ...architectureNames]);
        const isWord = !/[/*]/.test(value);
        report({
          ...placeOf(model, from, at),
          message: !isWord ? 'parts' : near === undefined ? 'word' : 'near',
          data: { value, near: near ?? '' },
          fixes:
            isWord && near !== undefined
              ? [
                  {
                    title: `Write ${near}`,
                    edits: [{ start: at.start, end: at.end, newText: near }],
                  },
                ]
              : [],
        });
      },
    };
  },
});
