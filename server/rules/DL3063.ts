import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { buildKit, hadolint } from './support/sources.ts';

const RESERVED = new Set(['context', 'scratch']);

export const rule = defineRule({
  code: 'DL3063',
  aliases: ['ReservedStageName'],
  name: 'reserved-stage-name',
  category: 'correctness',
  severity: 'warning',
  summary: 'A stage has a name that means something else to the builder',
  why: `\`scratch\` is the empty image and \`context\` the files sent to the build. A stage of that name
hides one of them, or cannot be reached itself, and which of the two depends on where the name
stands.`,
  sources: [hadolint('DL3063'), buildKit('ReservedStageName')],
  messages: {
    reserved: 'Stage name "{name}" is reserved for {meaning}: choose another',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22 AS [|scratch|]\n',
        messages: ['Stage name "scratch" is reserved for the empty image: choose another'],
      },
      {
        text: 'FROM alpine:3.22 AS [|Context|]\n',
        messages: ['Stage name "Context" is reserved for the files of the build: choose another'],
        note: 'In any case',
      },
    ],
    good: [{ text: 'FROM scratch AS contexts\n' }, { text: 'FROM scratch\nCOPY app /app\n' }],
  },
  create({ model, report }) {
    return {
      stage({ from, name }) {
        if (name === undefined) return;
        const lower = name.text.toLowerCase();
        if (!RESERVED.has(lower)) return;
        const meaning = lower === 'scratch' ? 'the empty image' : 'the files of the build';
        report({
          ...placeOf(model, from, name),
          message: 'reserved',
          data: { name: name.text, meaning },
          codes: lower === name.text ? ['DL3063', 'ReservedStageName'] : ['ReservedStageName'],
        });
      },
    };
  },
});
