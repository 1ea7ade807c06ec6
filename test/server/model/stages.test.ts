import assert from 'node:assert/strict';
import { modelOf, stages, written } from './render.ts';

const cases: Record<string, { readonly text: string; readonly is: readonly string[] }> = {
  'a stage on another, in any case': {
    text: 'FROM node AS Deps\nFROM deps AS build\nFROM DEPS',
    is: ['0, Deps, image node', '1, build, image deps, on 0', '2, image DEPS, on 0'],
  },
  'a name given twice: the last one above': {
    text: 'FROM a AS x\nFROM b AS x\nFROM x AS x',
    is: ['0, x, image a', '1, x, image b', '2, x, image x, on 1'],
  },
  'names come in by variables': {
    text: 'ARG BASE=deps\nFROM a AS deps\nFROM $BASE\nFROM $NONE',
    is: ['0, deps, image a', '1, image deps, on 0', '2, image ?'],
  },
  'circles and oneself are images': {
    text: 'FROM b AS a\nFROM a AS b\nFROM c AS c',
    is: ['0, a, image b', '1, b, image a, on 0', '2, c, image c'],
  },
  'files taken by name, number and mount': {
    text:
      'FROM x AS one\nFROM y AS two\nCOPY --link --from=ONE a b\nCOPY --from="0" a b\n' +
      'RUN --mount=type=bind,from=one,target=/x ls\nCOPY --from=two a b\nCOPY --from=9 a b\nCOPY --from=img a b',
    is: ['0, one, image x', '1, two, image y, takes 0 (ONE), takes 0 ("0"), takes 0 (one)'],
  },
  'only AS names a stage': {
    text: 'FROM a as b\nFROM a IS c\nFROM a d\nFROM',
    is: ['0, b, image a', '1, image a', '2, image a', '3, image ?'],
  },
};

describe('stages', () => {
  for (const [name, { text, is }] of Object.entries(cases)) {
    it(name, () => assert.equal(stages(modelOf(text)), is.join('\n')));
  }

  it('reach from FROM to the last instruction; what stands above is the preamble', () => {
    const model = modelOf('ARG x\nRUN y\nFROM a\n\nRUN b\n# end\n\nFROM c\n');
    assert.deepEqual(
      model.stages.map((stage) => written(model, stage)),
      ['FROM a\n\nRUN b', 'FROM c'],
    );
    assert.deepEqual(
      model.preamble.map(({ name }) => name),
      ['ARG', 'RUN'],
    );
  });

  it('are found by name above a stage', () => {
    const model = modelOf('FROM a AS x\nFROM b AS y\nFROM c AS X');
    const found = (name: string, before: number): number | undefined =>
      model.stageNamed(name, before)?.index;
    assert.deepEqual(
      [found('x', 0), found('x', 1), found('X', 2), found('x', 3), found('z', 3)],
      [undefined, 0, 0, 2, undefined],
    );
  });

  it('own their instructions and what ONBUILD triggers', () => {
    const model = modelOf('ARG x\nFROM a\nONBUILD RUN b\nFROM c\nCMD d');
    const { instructions } = model.syntax;
    const owners = instructions.map((instruction) => model.stageOf(instruction)?.index);
    assert.deepEqual(owners, [undefined, 0, 0, 1, 1]);
    assert.equal(model.stageOf(instructions[2]!.trigger!)?.index, 0);
  });
});

describe('instructionAt', () => {
  const text = 'FROM a\n\n  RUN b \\\n\n  c\n# note\nCOPY <<E /x\nbody\nE\n';
  const model = modelOf(text);
  const places: Record<string, string | undefined> = {
    '0:0': 'FROM',
    '0:6': 'FROM',
    '1:0': undefined,
    '2:0': 'RUN',
    '3:0': 'RUN',
    '4:3': 'RUN',
    '5:2': undefined,
    '7:1': 'COPY',
    '8:1': 'COPY',
    '9:0': undefined,
  };
  for (const [place, name] of Object.entries(places)) {
    it(`${place} is ${name ?? 'nothing'}`, () => {
      const [line = 0, character = 0] = place.split(':').map(Number);
      const offset = model.lines.offsetAt({ line, character });
      assert.equal(model.instructionAt(offset)?.name, name);
    });
  }
});
