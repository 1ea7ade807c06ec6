import assert from 'node:assert/strict';
import { definition } from '../../../server/features/definition.ts';
import { linkedEditing } from '../../../server/features/linkedEditing.ts';
import { references } from '../../../server/features/references.ts';
import { analyze } from '../../../server/model/analyze.ts';
import type { DockerfileModel } from '../../../server/model/model.ts';
import { parse } from '../../../server/syntax/parse.ts';
import { drawRanges, readCursor } from '../../workbench/markers/markers.ts';

function read(marked: string): { model: DockerfileModel; text: string; offset: number } {
  const { text, offset } = readCursor(marked);
  return { model: analyze(parse(text)), text, offset };
}

describe('definition', () => {
  /** The text with the place to go to marked; a path, or nothing, by itself. */
  function check(marked: string, expected: string): void {
    const { model, text, offset } = read(marked);
    const found = definition(model, offset);
    const drawn =
      found?.kind === 'place' ? drawRanges(text, [found.name]) : (found?.path ?? 'nothing');
    assert.equal(drawn, expected);
    if (found?.kind !== 'place') return;
    const { target, name } = found;
    assert.ok(target.start <= name.start && name.end <= target.end, 'the name is in the target');
  }

  it('goes from a stage in use to its name, whatever flags stand around', () => {
    check(
      'FROM a AS build\nFROM b\nCOPY --chown=1 --from=bu<|>ild --link x y\n',
      'FROM a AS [|build|]\nFROM b\nCOPY --chown=1 --from=build --link x y\n',
    );
    check('FROM a AS b\nFROM <|>B\n', 'FROM a AS [|b|]\nFROM B\n');
    check(
      'FROM a AS b\nFROM c\nRUN --mount=type=cache,target=/x,from=b<|> d\n',
      'FROM a AS [|b|]\nFROM c\nRUN --mount=type=cache,target=/x,from=b d\n',
    );
  });

  it('goes from a number to the name, or the image where there is none', () => {
    check(
      'FROM a AS b\nFROM c\nCOPY --from=<|>0 x y\n',
      'FROM a AS [|b|]\nFROM c\nCOPY --from=0 x y\n',
    );
    check('FROM a\nFROM c\nCOPY --from=<|>0 x y\n', 'FROM [|a|]\nFROM c\nCOPY --from=0 x y\n');
  });

  it('goes to the nearest stage above of a name that comes twice', () => {
    check(
      'FROM a AS x\nFROM b AS x\nFROM x<|>\nFROM c AS x\n',
      'FROM a AS x\nFROM b AS [|x|]\nFROM x\nFROM c AS x\n',
    );
  });

  it('goes from a variable to the definition in force, modifiers and nesting or not', () => {
    check(
      'FROM a\nENV X=1\nENV X=2\nRUN echo ${Y:-${X<|>%.*}}\nENV X=3\n',
      'FROM a\nENV X=1\nENV [|X|]=2\nRUN echo ${Y:-${X%.*}}\nENV X=3\n',
    );
    check('ARG X=1\nFROM a:$X<|>\nARG X=2\n', 'ARG [|X|]=1\nFROM a:$X\nARG X=2\n');
  });

  it('goes through the stages that a stage is built on', () => {
    check(
      'FROM a AS x\nENV P=1\nFROM x AS y\nFROM z\nENV P=2\nFROM y\nRUN echo $<|>P\n',
      'FROM a AS x\nENV [|P|]=1\nFROM x AS y\nFROM z\nENV P=2\nFROM y\nRUN echo $P\n',
    );
  });

  it('goes from an ARG without a value to where the value is', () => {
    check('ARG X=1\nFROM a\nARG <|>X\n', 'ARG [|X|]=1\nFROM a\nARG X\n');
    check('FROM a\nENV X=1\nARG X<|>\n', 'FROM a\nENV [|X|]=1\nARG X\n');
    check('FROM a\nARG X<|>\n', 'FROM a\nARG [|X|]\n');
  });

  it('stays at a definition with a value', () => {
    check('FROM a\nENV X<|>=1\n', 'FROM a\nENV [|X|]=1\n');
  });

  it('goes from one end of a heredoc to the other', () => {
    check('FROM a\nRUN <<E<|>\nb\nE\n', 'FROM a\nRUN <<E\nb\n[|E|]\n');
    check("FROM a\nCOPY <<-'E' /b\nb\n\tE<|>\n", "FROM a\nCOPY <<-[|'E'|] /b\nb\n\tE\n");
    check('FROM a\nRUN <<E<|>\nb\n', 'nothing');
  });

  it('names the path that a source is looked for by', () => {
    check('FROM a\nENV D=src\nCOPY $D/a<|>.txt /\n', 'src/a.txt');
    check('FROM a\nCOPY --from=b a<|>.txt /\n', 'nothing');
  });

  it('has nothing to say about what comes from nowhere', () => {
    for (const marked of ['<|>', 'FROM no<|>de\n', 'FROM a\nRUN echo $<|>X\n', 'FR<|>OM a\n']) {
      check(marked, 'nothing');
    }
  });
});

describe('references', () => {
  /** The text with all places marked; `@` stands before those that set a name or value. */
  function check(marked: string, expected: string): void {
    const { model, text, offset } = read(marked);
    const found = references(model, offset);
    assert.equal(
      drawRanges(
        text,
        found.map(({ at }) => at),
      ),
      expected.replaceAll('@[|', '[|'),
    );
    const writes = found.filter(({ access }) => access === 'write').length;
    assert.equal(writes, expected.split('@[|').length - 1, 'places that write');
  }

  it('finds a stage wherever it is used', () => {
    check(
      'FROM a AS b<|>\nFROM b AS c\nCOPY --from=0 x y\nRUN --mount=from=B,target=/x z\nFROM d AS e\nCOPY --link --from="b" x y\n',
      'FROM a AS @[|b|]\nFROM [|b|] AS c\nCOPY --from=[|0|] x y\nRUN --mount=from=[|B|],target=/x z\nFROM d AS e\nCOPY --link --from="[|b|]" x y\n',
    );
  });

  it('finds a variable in a stage and those built on it', () => {
    check(
      'FROM a AS b\nENV X=1\nRUN echo $X ${X:-2}\nFROM b\nENV X=$X<|>\nRUN <<E\necho "$X"\nE\nFROM c\nENV X=3\nRUN echo $X\n',
      'FROM a AS b\nENV @[|X|]=1\nRUN echo $[|X|] ${[|X|]:-2}\nFROM b\nENV @[|X|]=$[|X|]\nRUN <<E\necho "$[|X|]"\nE\nFROM c\nENV X=3\nRUN echo $X\n',
    );
  });

  it('finds a global ARG in all stages that take it over', () => {
    check(
      'ARG V=1\nFROM a:$V\nARG V\nRUN $V\nFROM b\nARG V\nENV W=$V<|>\nFROM c\nARG V=2\nRUN $V\nFROM d\nRUN $V\n',
      'ARG @[|V|]=1\nFROM a:$[|V|]\nARG @[|V|]\nRUN $[|V|]\nFROM b\nARG @[|V|]\nENV W=$[|V|]\nFROM c\nARG V=2\nRUN $V\nFROM d\nRUN $V\n',
    );
  });

  it('finds a variable of a shell in its own command only', () => {
    check(
      'FROM a\nRUN for i in 1; do echo $i<|> $i; done\nRUN echo $i\n',
      'FROM a\nRUN for i in 1; do echo $[|i|] $[|i|]; done\nRUN echo $i\n',
    );
  });

  it('finds a variable that the builder sets', () => {
    check(
      'FROM --platform=$BUILDPLATFORM<|> a\nFROM --platform=$BUILDPLATFORM b\n',
      'FROM --platform=$[|BUILDPLATFORM|] a\nFROM --platform=$[|BUILDPLATFORM|] b\n',
    );
  });

  it('finds both ends of a heredoc, and none of another one', () => {
    check(
      'FROM a\nRUN <<E cat <<F\nE\nF<|>\nRUN <<F\nF\n',
      'FROM a\nRUN <<E cat <<@[|F|]\nE\n[|F|]\nRUN <<F\nF\n',
    );
  });

  it('finds nothing of what is no entity', () => {
    check('FROM al<|>pine\nFROM alpine\n', 'FROM alpine\nFROM alpine\n');
  });

  it('works on CRLF, tabs, lower case and names cut by a continuation', () => {
    check(
      'from a as b\r\n\tenv X=1\r\n\tRUN echo ${\\\r\nX}<|>\r\nrun echo $X\r\n',
      'from a as b\r\n\tenv X=1\r\n\tRUN echo ${\\\r\nX}\r\nrun echo $X\r\n',
    );
    check(
      'from a as b\r\n\tenv X=1\r\n\tRUN echo ${\\\r\nX<|>}\r\nrun echo $X\r\n',
      'from a as b\r\n\tenv @[|X|]=1\r\n\tRUN echo ${\\\r\n[|X|]}\r\nrun echo $[|X|]\r\n',
    );
  });
});

describe('linked editing', () => {
  function check(marked: string, expected: string): void {
    const { model, text, offset } = read(marked);
    assert.equal(drawRanges(text, linkedEditing(model, offset)), expected);
  }

  it('links a stage with the places that name it by the same letters', () => {
    check(
      'FROM a AS b<|>\nFROM B\nFROM b\nCOPY --from="b" x y\nCOPY --from=0 x y\n',
      'FROM a AS [|b|]\nFROM B\nFROM [|b|]\nCOPY --from="[|b|]" x y\nCOPY --from=0 x y\n',
    );
  });

  it('links the ends of a heredoc, without quotes', () => {
    check("FROM a\nRUN <<'E<|>'\nb\nE\n", "FROM a\nRUN <<'[|E|]'\nb\n[|E|]\n");
    check('FROM a\nRUN <<E\nb\nE<|>\n', 'FROM a\nRUN <<[|E|]\nb\n[|E|]\n');
  });

  it('links nothing that stands alone, or has no name', () => {
    for (const marked of [
      'FROM a AS b<|>\n',
      'FROM a\nFROM b\nCOPY --from=0<|> x y\n',
      'FROM a\nENV X<|>=1\nRUN $X\n',
      'ARG B=b\nFROM a AS b<|>\nFROM $B\n',
      'FROM a\nRUN <<E<|>\nb\n',
    ]) {
      check(marked, marked.replace('<|>', ''));
    }
  });
});
