import {
  placeholder,
  publicName,
  type SecretShape,
  secretMark,
  secretShapes,
  urlPassword,
} from '../facts/secretShapes.ts';
import type { Instruction, Span } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { docker } from './support/sources.ts';

/** Put together here: who scans the package for credentials must not find one. */
const invented = (length: number) => 'a7bq2xd5'.repeat(5).slice(0, length);

export const rule = defineRule({
  code: 'LS1011',
  name: 'secret-in-text',
  category: 'security',
  severity: 'error',
  scope: 'instruction',
  summary: 'A credential stands in the Dockerfile',
  why: `It is in the image's history for everybody who can pull it, and in the repository for
everybody who can read that. Deleting it mends neither: revoke it first. A build that needs one takes
it from \`RUN --mount=type=secret,id=…\`, a container from its start.

Only values that their issuer made recognisable are reported (GitHub, AWS, private keys and so on),
and passwords in the URL of a host on the network. Placeholders are left alone, and values of
variables that are for browsers, such as \`NEXT_PUBLIC_…\`. By its name, DL3064 finds what has no such
shape.`,
  sources: [docker('build/building/secrets/')],
  messages: {
    secret: '{what} for everyone to read: revoke it, and use a secret mount',
    url: 'A password in a URL, for everyone to read: change it, and use a secret mount',
  },
  examples: {
    bad: [
      {
        text: `FROM alpine:3.22\nENV KEY=[|AKIA${invented(16).toUpperCase()}|]\nRUN git clone \\\n  https://[|ghp_${invented(36)}|]@github.com/acme/tool\n`,
        messages: [
          'An AWS access key for everyone to read: revoke it, and use a secret mount',
          'A GitHub token for everyone to read: revoke it, and use a secret mount',
        ],
      },
      {
        text: 'FROM python:3.13\nRUN pip install --index-url https://ci:[|h7Kp2vQz|]@pypi.acme.com/simple acme-tool==1.0\n',
        messages: ['A password in a URL, for everyone to read: change it, and use a secret mount'],
      },
      {
        text: 'FROM alpine:3.22\nCOPY <<EOF /root/.ssh/id_ed25519\n[|-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW|]\n-----END OPENSSH PRIVATE KEY-----\nEOF\n',
        messages: ['A private key for everyone to read: revoke it, and use a secret mount'],
      },
    ],
    good: [
      {
        text: 'FROM alpine:3.22\nRUN --mount=type=secret,id=token git clone https://$(cat /run/secrets/token)@github.com/acme/tool\n',
      },
      {
        text: `FROM alpine:3.22\nENV A=AKIAIOSFODNN7EXAMPLE B=ghp_${'x'.repeat(36)}\nENV DB=postgres://app:changeme@db.acme.com/app\n`,
        note: 'Placeholders',
      },
      {
        text: 'FROM alpine:3.22\nENV DB=postgres://app:h7Kp2vQz@db/app CACHE=redis://:h7Kp2vQz@localhost:6379\n',
        note: 'A host that only developers reach',
      },
      {
        text: 'FROM alpine:3.22\nRUN pip install --index-url https://ci:${PASSWORD}@pypi.acme.com/simple\n',
      },
      {
        text: 'FROM node:24\nENV NEXT_PUBLIC_KEY=eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYW5vbiJ9.c2lnbmF0dXJlLXNpZ25hdHVyZQ\n',
        note: 'Meant to be read by everybody',
      },
    ],
  },
  create({ model, report }) {
    const { text } = model.syntax;
    const shapes = shapesIn(text);
    if (shapes.length === 0 && !mayHoldUrl(text)) return {};
    const check = (instruction: Instruction) => {
      for (const { what, start, end } of secretsIn(text, instruction, shapes)) {
        report({
          ...placeOf(model, instruction, { start, end }),
          message: what === undefined ? 'url' : 'secret',
          data: { what: what ?? '' },
        });
      }
    };
    return { instruction: check };
  },
});

interface Secret extends Span {
  /** `undefined` for a password in a URL. */
  readonly what: string | undefined;
}

/** Those of the shapes that some of `text` may have. */
function shapesIn(text: string): readonly SecretShape[] {
  if (!secretMark.test(text)) return [];
  const lower = text.toLowerCase();
  return secretShapes.filter(({ marks }) => marks.some((mark) => lower.includes(mark)));
}

function secretsIn(
  all: string,
  { start, end }: Instruction,
  shapes: readonly SecretShape[],
): readonly Secret[] {
  const text = all.slice(start, end);
  const found: Secret[] = [];
  for (const { what, pattern } of shapes) {
    for (const { indices } of text.matchAll(pattern)) {
      const [from, to] = indices?.[1] ?? indices?.[0] ?? [0, 0];
      if (isReal(text.slice(from, to)) && !publicName.test(nameBefore(text, from))) {
        found.push({ what, start: start + from, end: start + to });
      }
    }
  }
  if (!mayHoldUrl(text)) return found;
  for (const { indices, 1: user, 2: password = '', 3: host = '' } of text.matchAll(urlPassword)) {
    const [from, to] = indices?.[2] ?? [0, 0];
    const isShared = password === user || password.length < 6 || !isReal(password);
    if (isShared || !isOnNetwork(host) || found.some((each) => each.start === start + from))
      continue;
    found.push({ what: undefined, start: start + from, end: start + to });
  }
  return found;
}

/** Some URL in it may have a password. */
function mayHoldUrl(text: string): boolean {
  return text.includes('://') && text.includes('@');
}

/** Real ones are random: no words that tell, many different characters. */
function isReal(value: string): boolean {
  return !placeholder.test(value) && new Set(value).size >= Math.min(value.length / 2, 10);
}

/** `NAME=` in front. */
function nameBefore(text: string, at: number): string {
  return /(\w+)["']?\s*[=:]?\s*["']?$/.exec(text.slice(Math.max(0, at - 80), at))?.[1] ?? '';
}

function isOnNetwork(host: string): boolean {
  return (
    /[a-z]\.[a-z]/i.test(host) &&
    !/(?:^|\.)(?:example|local|localhost|test|internal)(?:\.|$)/i.test(host)
  );
}
