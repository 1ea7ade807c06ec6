import { defineRule, type Fix } from './rule.ts';
import { type Label, readLabels } from './support/labels.ts';
import { placeOf } from './support/places.ts';
import { docker, hadolint } from './support/sources.ts';

const RESERVED = /^(?:com\.docker|io\.docker|org\.dockerproject)\./;

export const rule = defineRule({
  code: 'DL3048',
  name: 'invalid-label-key',
  category: 'style',
  severity: 'hint',
  scope: 'instruction',
  summary: 'The key of a label is not written as Docker recommends',
  why: `Labels of many authors meet on one image, so Docker recommends keys that cannot be mistaken:
lower-case letters, digits, and \`.\`, \`-\`, \`_\` or \`/\` between them, beginning with a letter, most often
the reverse of a domain (\`com.example.license\`). \`com.docker\`, \`io.docker\` and \`org.dockerproject\`
belong to Docker's own tools.

Any key works. A tool that asks for one in other case, such as \`RUN\` in old images of Red Hat's
\`atomic\`, is a reason to keep it.`,
  sources: [
    hadolint('DL3048'),
    docker('engine/manage-resources/labels/#key-format-recommendations'),
  ],
  messages: {
    upper: 'Label key "{key}" has upper-case letters: write "{lower}"',
    format:
      'Label key "{key}" is not of lower-case letters, digits and single separators between them',
    reserved: 'Label key "{key}" is in a namespace of Docker\'s own tools: choose another',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nLABEL [|Maintainer|]="Ada" version=1 [|"Build-Date"|]=today\n',
        messages: [
          'Label key "Maintainer" has upper-case letters: write "maintainer"',
          'Label key "Build-Date" has upper-case letters: write "build-date"',
        ],
        fixed: 'FROM alpine:3.22\nLABEL maintainer="Ada" version=1 "build-date"=today\n',
      },
      {
        text: 'FROM alpine:3.22\nLABEL version=1 \\\n  [|build--date|]=today \\\n  [|1st.key|]=a \\\n  [|"my key"|]=b\nLABEL [|$KEY|]=c\n',
        messages: [
          'Label key "build--date" is not of lower-case letters, digits and single separators between them',
          'Label key "1st.key" is not of lower-case letters, digits and single separators between them',
          'Label key "my key" is not of lower-case letters, digits and single separators between them',
          'Label key "$KEY" is not of lower-case letters, digits and single separators between them',
        ],
      },
      {
        text: 'FROM alpine:3.22\nLABEL [|com.docker.tool|] yes\n',
        messages: [
          'Label key "com.docker.tool" is in a namespace of Docker\'s own tools: choose another',
        ],
      },
    ],
    good: [
      {
        text: 'FROM alpine:3.22\nLABEL org.opencontainers.image.base.name=a com.example/build_date=b "vendor"=c\n',
      },
      { text: 'FROM alpine:3.22\nLABEL description="Upper Case Text" \\\n  com.dockerhub=yes\n' },
      { text: 'FROM alpine:3.22\nENV Maintainer=Ada\nONBUILD LABEL Maintainer=Ada\n' },
    ],
  },
  create({ model, report }) {
    return {
      on: {
        LABEL(instruction) {
          for (const label of readLabels(model, instruction)) {
            const key = label.name;
            if (isValid(key)) continue;
            const lower = key.toLowerCase();
            const message = RESERVED.test(key) ? 'reserved' : isValid(lower) ? 'upper' : 'format';
            report({
              ...placeOf(model, instruction, label.nameSpan),
              message,
              data: { key, lower },
              fixes: message === 'upper' ? [lowering(label, model.syntax.text)] : [],
            });
          }
        },
      },
    };
  },
});

function isValid(key: string): boolean {
  if (!/^[a-z](?:[0-9a-z._/-]*[0-9a-z])?$/.test(key)) return false;
  return !/\.\.|--/.test(key) && !RESERVED.test(key);
}

function lowering({ name, nameSpan: { start, end } }: Label, text: string): Fix {
  const newText = text.slice(start, end).toLowerCase();
  return {
    title: `Write "${name.toLowerCase()}"`,
    edits: [{ start, end, newText }],
    mayChange: 'Whoever reads the label by its key as it is written now no longer finds it',
  };
}
