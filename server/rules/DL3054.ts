import { type LicenseFact, licenseFact } from '../facts/licenses.ts';
import { defineRule, type Fix } from './rule.ts';
import { type Label, onLabels } from './support/labels.ts';
import { placeOf } from './support/places.ts';
import { hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3054',
  name: 'invalid-label-license',
  category: 'maintainability',
  severity: 'warning',
  summary: 'A label that should hold an SPDX licence identifier holds something else',
  why: `"Apache", "Apache 2" and "ASL2" may all be the same licence; a tool that collects licences
knows it only as \`Apache-2.0\`. The SPDX list has one identifier for each, and marks those as
deprecated that left something open: \`GPL-2.0\` does not say whether a later version will do.

Reports only labels that the configuration's \`label-schema\` gives the type \`spdx\`: one identifier,
written as the list writes it. An expression such as \`MIT OR Apache-2.0\` is more than an identifier;
a label that may hold one is better given the type \`text\`.`,
  sources: [hadolint('DL3054'), { tool: 'Docker', url: 'https://spdx.org/licenses/' }],
  messages: {
    invalid:
      'Label "{label}" is "{value}", which is no SPDX licence identifier, such as Apache-2.0',
    casing: 'Label "{label}" is "{value}", which the SPDX list writes "{id}"',
    deprecated:
      'Label "{label}" is "{value}", which the SPDX list has replaced: say what it says now',
    unknown:
      'Label "{label}" is "{value}", which nobody can tell to be an SPDX identifier before the build',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nLABEL licenses=[|"Apache 2"|]\n',
        options: { labelSchema: new Map([['licenses', 'spdx']]) },
        messages: [
          'Label "licenses" is "Apache 2", which is no SPDX licence identifier, such as Apache-2.0',
        ],
      },
      {
        text: 'FROM alpine:3.22\nLABEL vendor=ACME \\\n  licenses=[|"apache-2.0"|]\n',
        options: { labelSchema: new Map([['licenses', 'spdx']]) },
        messages: ['Label "licenses" is "apache-2.0", which the SPDX list writes "Apache-2.0"'],
        fixed: 'FROM alpine:3.22\nLABEL vendor=ACME \\\n  licenses=Apache-2.0\n',
      },
      {
        text: 'FROM alpine:3.22\nLABEL licenses=[|LGPL-2.1+|]\nLABEL licenses=[|GPL-3.0|]\nLABEL licenses=[|eCos-2.0|]\n',
        options: { labelSchema: new Map([['licenses', 'spdx']]) },
        messages: [
          'Label "licenses" is "LGPL-2.1+", which the SPDX list has replaced: say what it says now',
          'Label "licenses" is "GPL-3.0", which the SPDX list has replaced: say what it says now',
          'Label "licenses" is "eCos-2.0", which the SPDX list has replaced: say what it says now',
        ],
        fixed:
          'FROM alpine:3.22\nLABEL licenses=LGPL-2.1-or-later\nLABEL licenses=GPL-3.0-only\nLABEL licenses=eCos-2.0\n',
        note: 'For the licences of GNU there is a fix: that version only, or later ones too',
      },
      {
        text: 'FROM alpine:3.22\nARG LICENSE\nLABEL licenses=[|$LICENSE|] all=[|"MIT OR Apache-2.0"|]\n',
        options: {
          labelSchema: new Map([
            ['licenses', 'spdx'],
            ['all', 'spdx'],
          ]),
        },
        messages: [
          'Label "licenses" is "$LICENSE", which nobody can tell to be an SPDX identifier before the build',
          'Label "all" is "MIT OR Apache-2.0", which is no SPDX licence identifier, such as Apache-2.0',
        ],
      },
    ],
    good: [
      {
        text: 'FROM alpine:3.22\nLABEL licenses=MIT other="GPL-2.0-or-later"\n',
        options: {
          labelSchema: new Map([
            ['licenses', 'spdx'],
            ['other', 'spdx'],
          ]),
        },
      },
      { text: 'FROM alpine:3.22\nLABEL licenses=mine\n' },
    ],
  },
  create(context) {
    return onLabels('spdx', context, ({ label, instruction, value, known }) => {
      const license = licenseFact(value);
      if (license?.id === value && !license.deprecated) return;
      const message = license?.deprecated ? 'deprecated' : license ? 'casing' : 'invalid';
      context.report({
        ...placeOf(context.model, instruction, label.valueSpan),
        message: known ? message : 'unknown',
        data: { label: label.name, value, id: license?.id ?? '' },
        fixes: license ? fixesFor(license, label) : [],
      });
    });
  },
});

function fixesFor({ id, deprecated }: LicenseFact, { text, valueSpan }: Label): readonly Fix[] {
  if (text.includes('$')) return [];
  return (deprecated ? replacementsOf(id) : [id]).map((newText) => ({
    title: `Write "${newText}"`,
    edits: [{ ...valueSpan, newText }],
    mayChange: 'What the label says: make sure that this is the licence',
  }));
}

/** GNU's licences say whether later versions will do; the list has no rule for the others. */
function replacementsOf(id: string): readonly string[] {
  const [, version, plus] = /^([AL]?GPL-\d\.\d|GFDL-\d\.\d)(\+)?$/.exec(id) ?? [];
  if (version === undefined) return [];
  return plus ? [`${version}-or-later`] : [`${version}-only`, `${version}-or-later`];
}
