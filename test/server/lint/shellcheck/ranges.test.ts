import assert from 'node:assert/strict';
import { check } from './check.ts';

interface Case {
  readonly title: string;
  readonly marked: string;
  readonly codes: string;
}

const cases: readonly Case[] = [
  {
    title: 'marks the word itself in a RUN line, behind its flags',
    marked: 'FROM a\nRUN --mount=type=cache,target=/c rm [|$x|]\n',
    codes: 'SC2154 SC2086',
  },
  {
    title: 'finds its place again behind continuations, comments and blank lines',
    marked: 'FROM a\nRUN true && \\\n    # rm $no\n\n  rm [|$x|] \\\n  && rm [|$y|]\n',
    codes: 'SC2154 SC2086 SC2154 SC2086',
  },
  {
    title: 'reads a line that is continued within a word as one',
    marked: 'FROM a\nRUN rm [|$a\\\nb|] [|$c|]\n',
    codes: 'SC2154 SC2086 SC2154 SC2086',
  },
  {
    title: 'knows another escape character',
    marked: '# escape=`\nFROM a\nRUN true && `\n  rm [|$x|] && echo \\\\ `\n  && rm [|$y|]\n',
    codes: 'SC2154 SC2086 SC2154 SC2086',
  },
  {
    title: 'counts tabs and characters beyond the basic plane as the editor does',
    marked: 'FROM a\nRUN rm é😀\t\t😀 \\\n\t😀\t[|$x|] 😀\n',
    codes: 'SC2154 SC2086',
  },
  {
    title: 'reads CRLF',
    marked: 'FROM a\r\nRUN true && \\\r\n  rm [|$x|]\r\nRUN <<E\r\nrm [|$y|]\r\nrm [|$z|]\r\nE\r\n',
    codes: 'SC2154 SC2086 SC2154 SC2086 SC2154 SC2086',
  },
  {
    title: 'shows all findings of an instruction',
    marked: 'FROM a\nRUN [|cd /x|]; [|[[ -f a ]]|]; echo [|-e|] [|`date`|]\n',
    codes: 'SC2164 SC3010 SC3037 SC2046 SC2006',
  },
  {
    title: 'marks a syntax error where it is seen',
    marked: 'FROM a\nRUN [|if|] true; [|then|][|;|] [|fi|]\n',
    codes: 'SC1009 SC1073 SC1051 SC1048 SC1072',
  },
  {
    title: 'reads a heredoc that is run',
    marked: 'FROM a\nRUN <<EOF\n\trm [|$x|]\nEOF\n',
    codes: 'SC2154 SC2086',
  },
  {
    title: 'reads a heredoc whose tabs are stripped',
    marked: 'FROM a\nRUN <<-EOF\n\trm [|$x|]\n\t\trm [|$y|]\n\tEOF\n',
    codes: 'SC2154 SC2086 SC2154 SC2086',
  },
  {
    title: 'takes the language of a heredoc from its first line',
    marked: 'FROM a\nRUN <<EOF\n#!/bin/bash -e\ncd a\n[[ -f [|$x|] ]]\nEOF\n',
    codes: 'SC2154',
  },
  {
    title: 'obeys the directives at the head of a heredoc in all of it',
    marked:
      'FROM a\nRUN <<EOF\n#!/bin/sh\n# why\n# shellcheck disable=SC2086\nrm [|$x|]\nrm $x\n# shellcheck disable=SC2154\nrm "$z"\nEOF\n',
    codes: 'SC2154',
  },
  {
    title: 'leaves a heredoc in another language alone',
    marked:
      "FROM a\nRUN <<EOF\n#!/usr/bin/env python3\nrm $x\nEOF\nRUN <<'EOF' python3\nrm $x\nEOF\n",
    codes: '',
  },
  {
    title: 'reads what a heredoc gives to a shell in that shell',
    marked:
      "FROM a\nRUN <<'EOF' bash\n[[ -f a ]] && rm [|$x|]\nEOF\nRUN bash <<'EOF' && rm [|$y|]\n[[ -f a ]] && rm [|$x|]\nEOF\n",
    codes: 'SC2154 SC2086 SC2154 SC2086 SC2154 SC2086',
  },
  {
    title: 'reads the line before and behind a heredoc, and what the shell expands in it',
    marked: 'FROM a\nRUN cat <<EOF > [|$f|] && rm [|$x|]\nlet it be [|$y|]\nEOF\nRUN rm [|$z|]\n',
    codes: 'SC2154 SC2086 SC2154 SC2086 SC2154 SC2154 SC2086',
  },
  {
    title: 'reads several heredocs on one line',
    marked: "FROM a\nRUN cat <<[|A|] <<[|'B'|] > /f\n[|$x|]\nA\n$x\nB\n",
    codes: 'SC2261 SC2261 SC2154',
  },
  {
    title: 'reads HEALTHCHECK behind its flags',
    marked: 'FROM a\nHEALTHCHECK --interval=5s CMD curl [|$x|] || exit 1\n',
    codes: 'SC2154 SC2086',
  },
  {
    title: 'reads what ONBUILD triggers',
    marked: 'FROM a\nONBUILD ARG y\nONBUILD RUN rm [|$x|] "$y"\n',
    codes: 'SC2154 SC2086',
  },
  {
    title: 'tells only what is wrong without doubt of what a container starts with',
    marked:
      'FROM a\nENTRYPOINT exec java $JAVA_OPTS $opts [|$(cat a)|]\nCMD rm $x; [|cd a|]; rm b\n',
    codes: 'SC2046 SC2164',
  },
  {
    title: 'leaves JSON arrays alone, broken ones too',
    marked:
      'FROM a\nRUN ["sh", "-c", "rm $x"]\nCMD ["rm", "$x"]\nCMD ["rm", "$x"\nENTRYPOINT [\'a\']\n',
    codes: '',
  },
];

describe('ShellCheck ranges', () => {
  for (const { title, marked, codes } of cases) {
    it(title, async () => {
      const text = marked.replaceAll(/\[\||\|\]/g, '');
      assert.deepEqual(await check(text), { marked, codes });
    });
  }
});
