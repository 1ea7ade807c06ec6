import assert from 'node:assert/strict';
import { definitions, modelOf, references, substitutionProblems } from './render.ts';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly is: readonly string[];
}

const values: readonly Case[] = [
  {
    name: 'later global arguments see earlier ones',
    text: 'ARG V=20\nARG IMAGE=node:$V\nFROM $IMAGE',
    is: ['global arg V = 20', 'global arg IMAGE = node:20'],
  },
  {
    name: 'ARG takes over the global default',
    text: 'ARG V=1\nFROM a\nARG V\nENV W=$V',
    is: ['global arg V = 1', 'stage 0 arg V = 1', 'stage 0 env W = 1'],
  },
  {
    name: 'a global argument is not known in a stage that does not declare it',
    text: 'ARG V=1\nFROM a\nENV W=$V',
    is: ['global arg V = 1', 'stage 0 env W = ?'],
  },
  {
    name: 'the pairs of one ARG see each other, those of one ENV do not',
    text: 'FROM a\nARG a=1 b=$a\nENV c=2 d=$c',
    is: ['stage 0 arg a = 1', 'stage 0 arg b = 1', 'stage 0 env c = 2', 'stage 0 env d = ?'],
  },
  {
    name: 'ARG without value keeps what was set',
    text: 'FROM a\nENV X=1\nARG X\nENV Y=$X',
    is: ['stage 0 env X = 1', 'stage 0 arg X = 1', 'stage 0 env Y = 1'],
  },
  {
    name: 'the name of an ARG is what is written',
    text: 'FROM a\nARG "x"=1 $y=2 ${z',
    is: ['stage 0 arg "x" = 1', 'stage 0 arg $y = 2', 'stage 0 arg ${z = ?'],
  },
  {
    name: 'the old form takes the rest of the line',
    text: 'FROM a\nENV X one  "two"\nENV Y $X!',
    is: ['stage 0 env X = one  two', 'stage 0 env Y = one  two!'],
  },
  {
    name: 'quotes and escapes',
    text: 'FROM a\nENV X=1\nENV a="$X b" b=\'$X\' c=\\$X d="\\$X \\n" e=x\\ y',
    is: [
      'stage 0 env X = 1',
      'stage 0 env a = 1 b',
      'stage 0 env b = $X',
      'stage 0 env c = $X',
      'stage 0 env d = $X \\n',
      'stage 0 env e = x y',
    ],
  },
  {
    name: 'the escape directive decides on the escape',
    text: '# escape=`\nFROM a\nENV a=C:\\x b=`$a',
    is: ['stage 0 env a = C:\\x', 'stage 0 env b = $a'],
  },
  {
    name: 'a stage has what the stages below it have',
    text: 'FROM a AS one\nARG X=1\nENV Y=2\nFROM ONE AS two\nENV Z=$X$Y\nFROM a\nENV Z=$X',
    is: ['stage 0 arg X = 1', 'stage 0 env Y = 2', 'stage 1 env Z = 12', 'stage 2 env Z = ?'],
  },
  {
    name: 'a value that doubles itself is given up',
    text: `FROM a\nENV X=xxxxxxxx\n${'ENV X=$X$X\n'.repeat(10)}`,
    is: [
      'stage 0 env X = xxxxxxxx',
      ...Array.from({ length: 9 }, (_, i) => `stage 0 env X = ${'x'.repeat(8 * 2 ** (i + 1))}`),
      'stage 0 env X = ?',
    ],
  },
];

const modifiers: Record<string, string> = {
  '${X:-d}': 'a/b/c.tar.gz',
  '${E:-d}': 'd',
  '${E-d}': '',
  '${U-d}': 'd',
  '${U:-"${X%%/*} $E"}': 'a ',
  '${X:+s}': 's',
  '${E:+s}': '',
  '${E+s}': 's',
  '${U+s}': '',
  '${X:?m}': 'a/b/c.tar.gz',
  '${U:?m}': '?',
  '${X#*/}': 'b/c.tar.gz',
  '${X##*/}': 'c.tar.gz',
  '${X%.*}': 'a/b/c.tar',
  '${X%%.*}': 'a/b/c',
  '${X%?z}': 'a/b/c.tar.',
  '${X/a/Z}': 'Z/b/c.tar.gz',
  '${X//\\//-}': 'a-b-c.tar.gz',
  '${X/t*r/T}': 'a/b/c.T.gz',
  '${X^^}': '?',
  '${U}': '?',
  '${X': '?',
  '${}': '?',
  '${X#\\a}': '?',
};

const uses: readonly Case[] = [
  {
    name: 'FROM knows global and platform arguments only',
    text: 'ARG V=1\nFROM --platform=$BUILDPLATFORM node:${V:-2}-$X AS $Y',
    is: [
      '$BUILDPLATFORM: BUILDPLATFORM -> predefined',
      '${V:-2}: V with :- -> global arg line 1',
      '$X: X -> undefined',
    ],
  },
  {
    name: 'a stage knows PATH and what it declares',
    text: 'FROM a\nENV P=$PATH:$TARGETARCH\nARG TARGETARCH\nENV Q=$TARGETARCH$P',
    is: [
      '$PATH: PATH -> predefined',
      '$TARGETARCH: TARGETARCH -> undefined',
      '$TARGETARCH: TARGETARCH -> stage 0 arg line 3',
      '$P: P -> stage 0 env line 2',
    ],
  },
  {
    name: 'commands are left to the shell, their mounts are not',
    text: 'FROM a\nARG X\nRUN --mount=target=$X --network=$X echo "$X" \'$X\' \\$X $1 ${X^^} $(a $X)',
    is: [
      '$X: X -> stage 0 arg line 2',
      '$X: X -> stage 0 arg line 2, not by the build',
      '$X: X -> stage 0 arg line 2, not by the build',
      '${X^^}: X with ^^ -> stage 0 arg line 2, not by the build',
      '$X: X -> stage 0 arg line 2, not by the build',
    ],
  },
  {
    name: 'RUN knows the proxies',
    text: 'FROM a\nENV P=$HTTP_PROXY\nRUN $HTTP_PROXY',
    is: [
      '$HTTP_PROXY: HTTP_PROXY -> undefined',
      '$HTTP_PROXY: HTTP_PROXY -> predefined, not by the build',
    ],
  },
  {
    name: 'the exec form has no quotes',
    text: 'FROM a\nCMD ["sh", "-c", "echo \'$X\'"]',
    is: ['$X: X -> undefined, not by the build'],
  },
  {
    name: 'paths and the flags that BuildKit expands',
    text: 'FROM a\nCOPY --chown=$A --from=$B --exclude=$C $D "$E" /$F/',
    is: [
      '$A: A -> undefined',
      '$B: B -> undefined, not by the build',
      '$C: C -> undefined, not by the build',
      '$D: D -> undefined',
      '$E: E -> undefined',
      '$F: F -> undefined',
    ],
  },
  {
    name: 'special parameters count where BuildKit expands',
    text: 'FROM a\nENV X=$1$@\nRUN $1$@',
    is: ['$1: 1 -> undefined', '$@: @ -> undefined'],
  },
  {
    name: 'nested in a default',
    text: 'FROM a\nENV A=1 B=2\nWORKDIR ${X:-${A}/$B}',
    is: [
      '${X:-${A}/$B}: X with :- -> undefined',
      '${A}: A -> stage 0 env line 2',
      '$B: B -> stage 0 env line 2',
    ],
  },
  {
    name: 'unclosed while it is typed',
    text: 'FROM a\nARG A\nENV X=${A Y=${A:-b',
    is: ['${A: A -> stage 0 arg line 2', '${A:-b: A with :- -> stage 0 arg line 2'],
  },
  {
    name: 'heredocs: files expand unless quoted, scripts are the shell’s',
    text: 'FROM a\nCOPY <<A <<"B" /x\n\'$V\'\nA\n$V\nB\nRUN <<C\n# don\'t\n$V\nC\nRUN cat <<"D"\n$V\nD\n',
    is: ['$V: V -> undefined', '$V: V -> undefined, not by the build'],
  },
  {
    name: 'a script of its own may have a continuation in the name of its heredoc',
    text: "FROM a\nARG X\nRUN << 'E\\ \nF'\necho $X\nEF\n",
    is: ['$X: X -> stage 0 arg line 2, not by the build'],
  },
  {
    name: 'a heredoc for another program has no variables',
    text: 'FROM a\nRUN <<A\n#!/usr/bin/env perl\n$x\nA\nRUN <<B\n#!/bin/bash\n$y\nB\n',
    is: ['$y: y -> undefined, not by the build'],
  },
  {
    name: 'what ONBUILD triggers is expanded by another build',
    text: 'FROM a\nARG A\nONBUILD COPY $A /',
    is: ['$A: A -> stage 0 arg line 2, not by the build'],
  },
  {
    name: 'over a continuation',
    text: 'FROM a\nARG AB\nENV X=${A\\\n# c\nB}',
    is: ['${A\\\n# c\nB}: AB -> stage 0 arg line 2'],
  },
];

/** What stands in an ENV value, and what BuildKit has against it. */
const refused: Record<string, string> = {
  '${X}${X:-$Y}${X+"${Y}"}': '',
  '${X': 'unclosed: ${X',
  '"${X"': 'unclosed: ${X',
  '${X:-a': 'unclosed :-: ${X:-a',
  '${X/a}': 'unclosed /: ${X/a}',
  '${}': 'nameless: ${}',
  '${:-x}': 'nameless: ${:-x}',
  '${{X}}': 'nameless: ${{X}',
  '${': 'unclosed: ${',
  '${/a': 'unclosed /: ${/a',
  '${/a/b}${%x}${+x}': '',
  '${X:=a}': 'unknown-modifier :=: ${X:=a}',
  '${X^^}': 'unknown-modifier ^^: ${X^^}',
  '${X:%%a}': 'unknown-modifier :%%: ${X:%%a}',
  '${A.B}': 'unknown-modifier .: ${A',
  '${X#\\a}': 'bad-pattern #: ${X#\\a}',
  '${X%\\*}${X/\\//\\a}': '',
  "'${'": '',
  '\\${': '',
};

describe('variables', () => {
  for (const [value, is] of Object.entries(refused)) {
    it(`refused: ${value}`, () => {
      const text = `FROM a\nENV R=${value} S=/}\nRUN ${value}\nONBUILD ENV A=${value}`;
      assert.equal(substitutionProblems(modelOf(text)), is);
    });
  }
  for (const { name, text, is } of values) {
    it(`value: ${name}`, () => assert.equal(definitions(modelOf(text)), is.join('\n')));
  }
  for (const [value, is] of Object.entries(modifiers)) {
    it(`value: ${value}`, () => {
      const text = `FROM a\nENV X=a/b/c.tar.gz E=""\nENV R=${value}`;
      assert.equal(definitions(modelOf(text)).split('\n')[2], `stage 0 env R = ${is}`);
    });
  }
  for (const { name, text, is } of uses) {
    it(`use: ${name}`, () => assert.equal(references(modelOf(text)), is.join('\n')));
  }
});
