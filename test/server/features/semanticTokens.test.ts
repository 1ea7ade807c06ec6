import assert from 'node:assert/strict';
import { semanticTokens } from '../../../server/features/semanticTokens/semanticTokens.ts';
import { readRanges } from '../../../server/rules/support/marks.ts';
import { DocumentVersion } from '../../../server/workspace/documents.ts';

/** Each token as `text = type.modifiers`; of what `[|…|]` marks, when it marks something. */
function check(marked: string, expected: string): void {
  const { text, ranges } = readRanges(marked);
  const { model, shells } = new DocumentVersion('file:///Dockerfile', 1, text);
  const tokens = semanticTokens(model, shells, ranges[0]);
  const visible = tokens.filter(({ start, end }) => text.slice(start, end).trim() !== '');
  const shown = visible.map(({ start, end, type, modifiers }) => {
    const token = JSON.stringify(text.slice(start, end)).slice(1, -1).replaceAll('\\"', '"').trim();
    return `${token} = ${[type, ...modifiers].join('.')}`;
  });
  const lines = expected.trim().split('\n');
  assert.deepEqual(shown, expected === '' ? [] : lines.map((line) => line.trim()));
}

describe('semantic tokens', () => {
  it('tell the parts of an image from stages', () => {
    check(
      'FROM ghcr.io/acme/node:22@sha256:0a AS deps\nFROM DEPS\nFROM scratch',
      `FROM = keyword
       ghcr.io = namespace
       / = operator
       acme/node = type
       : = operator
       22 = enumMember
       @ = operator
       sha256:0a = number
       AS = keyword
       deps = class.declaration
       FROM = keyword
       DEPS = class
       FROM = keyword
       scratch = type.defaultLibrary`,
    );
  });

  it('tell definitions, uses, modifiers and defaults of variables', () => {
    check(
      'ARG V=1\nFROM a:${V:-2}-x\nARG W\nENV A="b $W" B=${A%.*}\nENV C d e',
      `ARG = keyword
       V = variable.declaration.readonly
       = = operator
       1 = string
       FROM = keyword
       a = type
       : = operator
       \${V = variable.readonly
       :- = operator
       2 = enumMember
       } = variable.readonly
       -x = enumMember
       ARG = keyword
       W = variable.declaration.readonly
       ENV = keyword
       A = variable.declaration
       = = operator
       "b = string
       $W = variable.readonly
       " = string
       B = variable.declaration
       = = operator
       \${A = variable
       % = operator
       .* = string
       } = variable
       ENV = keyword
       C = variable.declaration
       d e = string`,
    );
  });

  it('tell flags, their values and the keys of mounts', () => {
    check(
      'FROM a AS s\nFROM b\nCOPY --from=s --chmod=755 --link x y\nCOPY --from=c:1 x y\nRUN --mount=type=bind,from=0,rw true',
      `FROM = keyword
       a = type
       AS = keyword
       s = class.declaration
       FROM = keyword
       b = type
       COPY = keyword
       --from = parameter
       = = operator
       s = class
       --chmod = parameter
       = = operator
       755 = number
       --link = parameter
       COPY = keyword
       --from = parameter
       = = operator
       c = type
       : = operator
       1 = enumMember
       RUN = keyword
       --mount = parameter
       = = operator
       type = property
       = = operator
       bind = enumMember
       from = property
       = = operator
       0 = class
       rw = property
       true = function.defaultLibrary`,
    );
  });

  it('tell commands, flags, strings, operators and comments of a shell, over continuations', () => {
    check(
      'FROM a\r\nRUN A=1 apk add -q --repo=x \\\r\n  # why\r\n  "b $C" 2>/dev/null | sort && ! y \\\r\n  || z > f',
      `FROM = keyword
       a = type
       RUN = keyword
       A = variable.declaration
       = = operator
       apk = function
       -q = parameter
       --repo = parameter
       = = operator
       # why = comment
       "b = string
       $C = variable
       " = string
       2> = operator
       | = operator
       sort = function
       && = operator
       y = function
       || = operator
       z = function
       > = operator`,
    );
  });

  it('tell the reserved words of a shell from words that only look so', () => {
    check(
      'RUN if x if; then echo done; fi; for i in in do; do y; done',
      `RUN = keyword
       if = keyword
       x = function
       ; = operator
       then = keyword
       echo = function.defaultLibrary
       ; = operator
       fi = keyword
       ; = operator
       for = keyword
       in = keyword
       do = keyword
       y = function
       ; = operator
       done = keyword`,
    );
  });

  it('read the scripts in heredocs, and leave other languages to the grammar', () => {
    check(
      'RUN <<EOF bash -e\n# c\necho hi\nEOF\nRUN <<E\n#!/usr/bin/env python\nimport os\nE\nCOPY <<-"x" /y\n\ta $b\n\tx\n',
      `RUN = keyword
       << = operator
       EOF = label.declaration
       bash = function
       -e = parameter
       # c = comment
       echo = function.defaultLibrary
       EOF = label
       RUN = keyword
       << = operator
       E = label.declaration
       E = label
       COPY = keyword
       <<- = operator
       "x" = label.declaration
       x = label`,
    );
  });

  it('leave the strings of a JSON array whole, but for a script given to a shell', () => {
    check(
      'CMD ["node", "-x"]\nENTRYPOINT ["sh", "-c", "ls -l"]\nSHELL ["bash"]',
      `CMD = keyword
       "node" = string
       "-x" = string
       ENTRYPOINT = keyword
       "sh" = string
       "-c" = string
       " = string
       ls = function
 -l = parameter
       " = string
       SHELL = keyword
       "bash" = string`,
    );
  });

  it('tell directives and comments that name rules', () => {
    check(
      '# syntax=docker/dockerfile:1\n# check=skip=A,B;error=true\n# plain\n# hadolint global ignore=DL3006,SC2086 why\n# longshore ignore=DL4000\n',
      `# = comment
       syntax = macro
       docker/dockerfile = type
       : = operator
       1 = enumMember
       # = comment
       check = macro
       skip= = string
       A = enumMember
       , = string
       B = enumMember
       ;error=true = string
       # plain = comment
       # = comment
       hadolint global ignore = macro
       = = comment
       DL3006 = enumMember
       , = comment
       SC2086 = enumMember
       why = comment
       # = comment
       longshore ignore = macro
       = = comment
       DL4000 = enumMember`,
    );
  });

  it('tell what stands behind other instructions', () => {
    check(
      'expose 80/tcp 90-91\nSTOPSIGNAL 9\nLABEL a.b="c"\nUSER me\nONBUILD RUN ls\nHEALTHCHECK --retries=3 CMD ls\nMAINTAINER Ada\nNONSENSE x',
      `expose = keyword
       80 = number
       / = operator
       tcp = enumMember
       90-91 = number
       STOPSIGNAL = keyword
       9 = number
       LABEL = keyword
       a.b = property.declaration
       = = operator
       "c" = string
       USER = keyword
       me = string
       ONBUILD = keyword
       RUN = keyword
       ls = function
       HEALTHCHECK = keyword
       --retries = parameter
       = = operator
       3 = number
       CMD = keyword
       ls = function
       MAINTAINER = keyword.deprecated
       Ada = string`,
    );
  });

  it('are those of the instructions that a range touches', () => {
    check(
      'FROM a\nUSER b\n[|USER c|]\nUSER d\n',
      `USER = keyword
       c = string`,
    );
  });

  it('survive what is half typed', () => {
    for (const text of [
      '',
      'FROM',
      'FROM a:',
      'RUN --mount=',
      'RUN if',
      'COPY --from= ',
      'ENV =',
    ]) {
      const { model, shells } = new DocumentVersion('file:///Dockerfile', 1, text);
      assert.ok(
        semanticTokens(model, shells).every(({ start, end }) => start < end),
        text,
      );
    }
  });
});
