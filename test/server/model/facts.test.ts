import assert from 'node:assert/strict';
import { instructionFact, instructions } from '../../../server/facts/instructions.ts';
import { signals } from '../../../server/facts/signals.ts';
import { builderArgs, platformArgs, proxyArgs } from '../../../server/facts/variables.ts';

describe('facts', () => {
  it('name the eighteen instructions once, by the alphabet', () => {
    const names = instructions.map(({ name }) => name);
    assert.equal(names.length, 18);
    assert.deepEqual(names, [...new Set(names)].sort());
    assert.equal(instructionFact('RUN')?.name, 'RUN');
    assert.equal(instructionFact('run'), undefined);
  });

  for (const { name, forms, summary, documentation, flags } of instructions) {
    it(`document ${name} and its flags`, () => {
      for (const form of forms) assert.match(form, new RegExp(`^${name} `));
      for (const text of [summary, ...flags.map((flag) => flag.summary)]) {
        assert.match(text, /^[A-Z].*[^.]$/);
      }
      for (const text of [documentation, ...flags.map((flag) => flag.documentation)]) {
        assert.match(
          text,
          /\n\n\[Reference\]\(https:\/\/docs\.docker\.com\/reference\/dockerfile\/#[\w-]+\)$/,
        );
      }
    });
  }

  it('tell what is deprecated and what ONBUILD refuses', () => {
    const select = (of: (fact: (typeof instructions)[number]) => boolean): string[] =>
      instructions.filter(of).map(({ name }) => name);
    assert.deepEqual(
      select((fact) => fact.deprecated !== undefined),
      ['MAINTAINER'],
    );
    assert.deepEqual(
      select((fact) => !fact.inOnbuild),
      ['FROM', 'MAINTAINER', 'ONBUILD'],
    );
  });

  it('list variables and signals once', () => {
    const variables = [...platformArgs, ...proxyArgs, ...builderArgs].map(({ name }) => name);
    assert.equal(new Set(variables).size, variables.length);
    assert.deepEqual(
      signals.map(({ number }) => number),
      Array.from({ length: 31 }, (_, index) => index + 1),
    );
  });
});
