import type { FlagFact } from '../facts/flags.ts';
import { instructionFact } from '../facts/instructions.ts';
import { defineRule, type Fix } from './rule.ts';
import { type Frontend, minorOf, readFrontend } from './support/frontends.ts';
import { lineBreakOf } from './support/lineBreaks.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS0040',
  name: 'newer-frontend-needed',
  category: 'correctness',
  severity: 'info',
  summary: 'A flag is newer than the frontend that the file asks for',
  why: `\`# syntax=docker/dockerfile:1.4\` has the file read by that version of the frontend, whatever
the builder knows by itself. A flag that came later is unknown to it, and the build stops. \`:1\` is the
newest of its kind. A few flags are in the labs versions only, \`:1-labs\`.

Reported only where the version is written out, or where no stable version has the flag.`,
  sources: [docker('build/buildkit/frontend/'), docker('build/buildkit/dockerfile-release-notes/')],
  messages: {
    old: '--{flag} came with Dockerfile {since}, and this file asks for {asked}: raise it, or write 1',
    labs: '--{flag} is in the labs frontend only: begin with # syntax=docker/dockerfile:1-labs',
  },
  examples: {
    bad: [
      {
        text: '# syntax=docker/dockerfile:1.3\nFROM alpine:3.22\nCOPY [|--link|] a b\nCOPY \\\n  [|--exclude|]=c a b\n',
        messages: [
          '--link came with Dockerfile 1.4, and this file asks for 1.3: raise it, or write 1',
          '--exclude came with Dockerfile 1.19, and this file asks for 1.3: raise it, or write 1',
        ],
        fixed:
          '# syntax=docker/dockerfile:1\nFROM alpine:3.22\nCOPY --link a b\nCOPY \\\n  --exclude=c a b\n',
      },
      {
        text: 'FROM alpine:3.22\nRUN [|--device|]=nvidia.com/gpu=all make\n',
        messages: [
          '--device is in the labs frontend only: begin with # syntax=docker/dockerfile:1-labs',
        ],
        fixed:
          '# syntax=docker/dockerfile:1-labs\nFROM alpine:3.22\nRUN --device=nvidia.com/gpu=all make\n',
      },
      {
        text: '# syntax=docker/dockerfile:1\nFROM alpine:3.22\nRUN [|--device|]=nvidia.com/gpu=all make\n',
        messages: [
          '--device is in the labs frontend only: begin with # syntax=docker/dockerfile:1-labs',
        ],
        fixed:
          '# syntax=docker/dockerfile:1-labs\nFROM alpine:3.22\nRUN --device=nvidia.com/gpu=all make\n',
      },
    ],
    good: [
      { text: '# syntax=docker/dockerfile:1\nFROM alpine:3.22\nCOPY --link --parents a b\n' },
      { text: 'FROM alpine:3.22\nCOPY --link --parents a b\n', note: 'The builder may be new' },
      {
        text: '# syntax=docker/dockerfile:1-labs\nFROM alpine:3.22\nRUN --device=nvidia.com/gpu=all make\n',
      },
      { text: '# syntax=example.com/frontend:1.2\nFROM alpine:3.22\nCOPY --link a b\n' },
    ],
  },
  create({ model, report }) {
    const syntax = model.syntax.directives.find(({ name }) => name === 'syntax');
    const frontend = readFrontend(syntax);
    /** One fix mends them all. */
    let isMended = false;
    return {
      instruction(instruction) {
        if (instruction.flags.length === 0 || frontend === undefined) return;
        const facts = instructionFact(instruction.name)?.flags ?? [];
        for (const flag of instruction.flags) {
          const fact = facts.find(({ name }) => name === flag.name);
          const message = fact && problemOf(fact, frontend);
          if (fact?.since === undefined || message === undefined) continue;
          const span = { start: flag.start, end: flag.nameSpan.end };
          const data = { flag: flag.name, since: fact.since, asked: frontend.version ?? '' };
          const fixes = isMended ? [] : [fixFor(message === 'labs' ? '1-labs' : '1')];
          isMended = true;
          report({ ...placeOf(model, instruction, span), message, data, fixes });
        }
      },
    };

    function fixFor(tag: string): Fix {
      const { text } = model.syntax;
      const name = `docker/dockerfile:${tag}`;
      const top = text.startsWith('\uFEFF') ? 1 : 0;
      const edit =
        syntax === undefined
          ? { start: top, end: top, newText: `# syntax=${name}${lineBreakOf(text)}` }
          : { ...syntax.valueSpan, newText: name };
      const mayChange = 'The file is read by another frontend, which the build downloads';
      return { title: `Ask for ${name}`, edits: [edit], mayChange };
    }
  },
});

function problemOf({ since }: FlagFact, frontend: Frontend): 'old' | 'labs' | undefined {
  // Which labs version a flag came with is not always the number of the stable one.
  if (since === undefined || frontend.isLabs) return undefined;
  if (since.endsWith('-labs')) return 'labs';
  if (frontend.version === undefined) return undefined;
  return minorOf(frontend.version) < minorOf(since) ? 'old' : undefined;
}
