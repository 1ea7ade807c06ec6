import assert from 'node:assert/strict';
import { prepareRename, rename } from '../../../server/features/rename.ts';
import { applyEdits } from '../../../server/lint/fixes.ts';
import { analyze } from '../../../server/model/analyze.ts';
import type { DockerfileModel } from '../../../server/model/model.ts';
import { parse } from '../../../server/syntax/parse.ts';
import { drawRanges, readCursor } from '../../workbench/markers/markers.ts';

/** The text after renaming, or the sentence that refuses. Nothing may mean another thing then. */
function check(marked: string, newName: string, expected: string): void {
  const { text, offset } = readCursor(marked);
  const model = analyze(parse(text));
  const found = rename(model, offset, newName);
  const after = found.kind === 'edits' ? applyEdits(text, found.edits) : text;
  assert.equal(found.kind === 'edits' ? after : found.why, expected);
  assert.deepEqual(links(analyze(parse(after))), links(model));
}

/** What refers to what, by numbers. */
function links({ stages, definitions, references, syntax }: DockerfileModel) {
  return {
    stages: stages.map(({ parent, takesFrom }) => [
      parent?.index,
      ...takesFrom.map(({ stage }) => stage.index),
    ]),
    variables: references.map(({ definition }) => definition && definitions.indexOf(definition)),
    values: definitions.map(({ resolved }) => resolved),
    heredocs: syntax.instructions.map(({ heredocs }) =>
      heredocs.map(({ body, expand }) => [
        syntax.text.slice(body.start, body.end).split('\n').length,
        expand,
      ]),
    ),
  };
}

/** The text with what would be renamed marked, or the sentence that refuses. */
function prepared(marked: string): string {
  const { text, offset } = readCursor(marked);
  const found = prepareRename(analyze(parse(text)), offset);
  if (found === undefined) return 'nothing';
  return found.kind === 'refused' ? found.why : `${drawRanges(text, [found.at])} ${found.name}`;
}

describe('renaming a stage', () => {
  const text =
    'FROM a AS b<|>\nFROM b AS c\nCOPY --chown=1 --from=b x y\nRUN --mount=from=B,target=/x z\nCOPY --from=0 x y\nCOPY --from="b" x y\n';

  it('renames it wherever its name stands', () => {
    check(
      text,
      'base',
      'FROM a AS base\nFROM base AS c\nCOPY --chown=1 --from=base x y\nRUN --mount=from=base,target=/x z\nCOPY --from=0 x y\nCOPY --from="base" x y\n',
    );
  });

  it('leaves another stage of the same name and what uses it alone', () => {
    check(
      'FROM a AS x\nFROM x\nFROM b AS x\nFROM x<|>\n',
      'y',
      'FROM a AS x\nFROM x\nFROM b AS y\nFROM y\n',
    );
  });

  it('takes a name in another case', () => {
    check('FROM a AS B<|>\nFROM b\n', 'b', 'FROM a AS b\nFROM b\n');
  });

  it('refuses what is no name of a stage', () => {
    for (const name of ['', '1b', 'a b', '-b', 'a/b', 'ä', 'b:c']) {
      check(
        text,
        name,
        `"${name}" is no name for a stage: it begins with a letter, then come letters, digits, "-", "_" and "."`,
      );
    }
  });

  it('refuses names that mean something already', () => {
    check(text, 'Scratch', '"Scratch" means the empty image: choose another name');
    check(text, 'context', '"context" means the files of the build: choose another name');
    check(text, 'C', 'Another stage is called "C" already, in line 2');
  });

  it('refuses to hide an image that a stage below means', () => {
    const why = (line: number) => `The stage would hide the image "alpine" that line ${line} means`;
    check('FROM a AS b<|>\nFROM alpine\n', 'alpine', why(2));
    check('ARG I=alpine\nFROM a AS b<|>\nFROM $I\n', 'alpine', why(3));
    check('FROM a AS b<|>\nFROM c\nCOPY --from=alpine x y\n', 'alpine', why(3));
    check('FROM a AS b<|>\nFROM c\nRUN --mount=from=alpine,target=/x y\n', 'alpine', why(3));
    check('FROM alpine AS b<|>\n', 'alpine', 'FROM alpine AS alpine\n');
    check('FROM a AS b<|>\nFROM alpine:3\n', 'alpine', 'FROM a AS alpine\nFROM alpine:3\n');
  });

  it('refuses to begin where it would miss something', () => {
    assert.equal(
      prepared('ARG B=b\nFROM a AS b<|>\nFROM $B\n'),
      'A variable names this stage in line 3: write its name there first',
    );
    assert.equal(
      prepared('FROM a AS b\nFROM c\nCOPY --from=0<|> x y\n'),
      'This is the number of stage "b": rename it where its name stands',
    );
    assert.equal(
      prepared('FROM a\nFROM c\nCOPY --from=0<|> x y\n'),
      'Stage 0 has no name: write "AS" and one behind its image first',
    );
  });

  it('tells what would be renamed, without quotes', () => {
    assert.equal(prepared('FROM a AS b<|>\n'), 'FROM a AS [|b|]\n b');
    assert.equal(
      prepared('FROM a AS b\nFROM c\nCOPY --from="<|>b" x y\n'),
      'FROM a AS b\nFROM c\nCOPY --from="[|b|]" x y\n b',
    );
  });
});

describe('renaming a variable', () => {
  it('renames it through stages and global ARGs, modifiers and heredocs', () => {
    check(
      'ARG V=1\nFROM a:${V} AS b\nARG V\nENV W=${V:-x}$V V2=1\nRUN <<E\necho ${V%.*} "$V" $V2\nE\nFROM b\nRUN echo $V<|>\nFROM c\nARG V\nFROM d\nENV V=2\n',
      'NEW',
      'ARG NEW=1\nFROM a:${NEW} AS b\nARG NEW\nENV W=${NEW:-x}$NEW V2=1\nRUN <<E\necho ${NEW%.*} "$NEW" $V2\nE\nFROM b\nRUN echo $NEW\nFROM c\nARG NEW\nFROM d\nENV V=2\n',
    );
  });

  it('renames in ONBUILD and in what only a shell expands', () => {
    check(
      'FROM a\nENV "X"<|>=1\nONBUILD RUN echo $X\nCMD echo ${X}\nHEALTHCHECK CMD test $X\n',
      'Y',
      'FROM a\nENV Y=1\nONBUILD RUN echo $Y\nCMD echo ${Y}\nHEALTHCHECK CMD test $Y\n',
    );
  });

  it('refuses what is no name of a variable', () => {
    for (const name of ['', '1X', 'A-B', 'A B', 'Ä']) {
      check(
        'FROM a\nENV X<|>=1\n',
        name,
        `"${name}" is no name for a variable: it begins with a letter or "_", then come letters, digits and "_"`,
      );
    }
  });

  it('refuses names that mean something already', () => {
    const text =
      'ARG G=1\nFROM python:3 AS p\nENV X<|>=1\nARG G\nRUN echo $u\nFROM p\nENV Z=2\nFROM q\nENV O=1\n';
    check(text, 'TARGETARCH', 'The builder sets "TARGETARCH" itself: choose another name');
    check(text, 'http_proxy', 'The builder sets "http_proxy" itself: choose another name');
    check(
      text,
      'SOURCE_DATE_EPOCH',
      'The builder sets "SOURCE_DATE_EPOCH" itself: choose another name',
    );
    check(text, 'PATH', '"PATH" means something to every program: choose another name');
    check(
      text,
      'PYTHON_VERSION',
      'The base image of stage "p" sets "PYTHON_VERSION": choose another name',
    );
    check(text, 'G', '"G" is in use already, in line 4');
    check(text, 'u', '"u" is in use already, in line 5');
    check(text, 'Z', '"Z" is in use already, in line 7');
    check(text, 'O', text.replace('X<|>', 'O'));
  });

  it('refuses a name that a command or a trigger sets', () => {
    const why = '"Y" is in use already, in line 3';
    check('FROM a\nENV X<|>=1\nRUN Y=2; echo $X\n', 'Y', why);
    check('FROM a\nENV X<|>=1\nONBUILD ENV Y=2\n', 'Y', why);
    check('FROM a\nENV X<|>=1\nRUN Y=2\n', 'Y', 'FROM a\nENV Y=1\nRUN Y=2\n');
  });

  it('refuses a global name that an ARG would take over', () => {
    check('ARG G=1\nFROM a\nARG X<|>\n', 'G', '"G" is in use already, in line 1');
    check('ARG G=1\nFROM a\nARG X<|>=2\n', 'G', 'ARG G=1\nFROM a\nARG G=2\n');
    check('ARG X<|>=1\nFROM a:$G\n', 'G', '"G" is in use already, in line 2');
  });

  it('refuses what comes from outside', () => {
    assert.equal(
      prepared('FROM a\nARG TARGETARCH<|>\n'),
      'The builder sets "TARGETARCH": by another name it would be empty',
    );
    assert.equal(
      prepared('FROM node:20\nRUN echo $NODE_VERSION<|>\n'),
      'The base image of stage 0 brings "NODE_VERSION": it keeps its name',
    );
    assert.equal(
      prepared('FROM openjdk:8 AS b\nENV JAVA_HOME<|>=/x\n'),
      'The base image of stage "b" brings "JAVA_HOME": it keeps its name',
    );
    assert.equal(
      prepared('FROM a\nENV PATH<|>=/x:$PATH\n'),
      '"PATH" means something to every program: it keeps its name',
    );
    assert.equal(
      prepared('FROM alpine\nRUN echo $<|>x\n'),
      'Nothing here sets "x": it belongs to a shell, or to the base image',
    );
  });

  it('refuses where a shell would go on with the old name', () => {
    const why = 'What stands in line 3 sets or reads "X" in its own way: change it there first';
    for (const command of [
      'X=2; echo $X',
      'export X; echo $X',
      'for X in 1; do echo $X; done',
      'echo $X %X%',
      'echo $X $env:X',
      '--mount=type=secret,id=x,env=X echo $X',
    ]) {
      assert.equal(prepared(`FROM a\nENV X<|>=1\nRUN ${command}\n`), why, command);
    }
    assert.equal(prepared('FROM a\nENV X<|>=1\nONBUILD ARG X\nONBUILD RUN $X\n'), why);
    assert.equal(
      prepared('FROM a\nENV X<|>=1\nRUN AX=2 XA=3 echo $X --X=$X\n'),
      'FROM a\nENV [|X|]=1\nRUN AX=2 XA=3 echo $X --X=$X\n X',
    );
  });
});

describe('renaming a heredoc', () => {
  it('renames both ends and keeps quotes and tabs', () => {
    check('FROM a\nRUN <<E<|>\nb\nE\n', 'EOT', 'FROM a\nRUN <<EOT\nb\nEOT\n');
    check(
      "FROM a\r\nCOPY <<-'E' /x\r\n\tb\r\n\tE<|>\r\n",
      'run.sh',
      "FROM a\r\nCOPY <<-'run.sh' /x\r\n\tb\r\n\trun.sh\r\n",
    );
    check("FROM a\nRUN <<'E'X<|>\nb\nEX\n", 'F', "FROM a\nRUN <<'F'\nb\nF\n");
  });

  it('refuses names that would need quotes', () => {
    for (const name of ['', 'a b', '-a', '"a"', '$a', 'a;b', '<a']) {
      check(
        'FROM a\nRUN <<E<|>\nb\nE\n',
        name,
        `"${name}" cannot end a heredoc: use letters, digits, "_", "-" and "."`,
      );
    }
  });

  it('refuses a name that a line of it reads', () => {
    const why = (line: number) => `The heredoc would end too early: line ${line} reads "b"`;
    check('FROM a\nRUN <<E<|>\na\nb\nE\n', 'b', why(4));
    check('FROM a\nRUN <<-E<|>\na\n\tb\nE\n', 'b', why(4));
    check('FROM a\nRUN <<E<|>\na\n\tb\nE\n', 'b', 'FROM a\nRUN <<b\na\n\tb\nb\n');
  });

  it('refuses one without an end', () => {
    assert.equal(
      prepared('FROM a\nRUN <<E<|>\nb\n'),
      'This heredoc has no end: write "E" on a line of its own behind it first',
    );
  });
});

describe('renaming what has no name', () => {
  it('is not offered', () => {
    for (const marked of ['<|>', 'FROM no<|>de\n', 'FR<|>OM a\n', 'FROM a\nEXPOSE 8<|>0\n']) {
      assert.equal(prepared(marked), 'nothing');
      check(marked, 'x', 'There is nothing here that can be renamed');
    }
  });
});
