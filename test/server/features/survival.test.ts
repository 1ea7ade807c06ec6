import assert from 'node:assert/strict';
import {
  incomingCalls,
  outgoingCalls,
  prepareCallHierarchy,
} from '../../../server/features/callHierarchy.ts';
import { definition } from '../../../server/features/definition.ts';
import { type DocumentSymbol, documentSymbols } from '../../../server/features/documentSymbols.ts';
import { hover } from '../../../server/features/hover.ts';
import { linkedEditing } from '../../../server/features/linkedEditing.ts';
import { references } from '../../../server/features/references.ts';
import { rename } from '../../../server/features/rename.ts';
import { signatureHelp } from '../../../server/features/signatureHelp.ts';
import { stageSymbols } from '../../../server/features/stageSymbols.ts';
import { analyze } from '../../../server/model/analyze.ts';
import type { DockerfileModel } from '../../../server/model/model.ts';
import type { Span } from '../../../server/syntax/nodes.ts';
import { parse } from '../../../server/syntax/parse.ts';

/** A little of everything. */
const FULL = `# syntax=docker/dockerfile:1
# check=skip=StageNameCasing;error=true
ARG V=1
FROM --platform=$BUILDPLATFORM a:\${V:-2}@x AS b
# hadolint ignore=DL3006, SC2086
env A="1 \${V}" "B"='2' C
ARG V W=$A
RUN --mount=type=cache,target=/x,from=b,"id=q" --network=none \\
  # inside ignore=DL3006
  echo \${A%\${B:-$C}*} $(date) \\

  && make
FROM B AS c
COPY --from=b --from=0 --chmod="7" ["x y", "$A"]
COPY --link <<-'E' <<F $A/\${B}
\ta $A
\tE
$B
F
ONBUILD ONBUILD COPY --from=b $A z
ONBUILD RUN --mount=from=b <<G
$A
G
HEALTHCHECK --interval=5s CMD x $A
EXPOSE 80/tcp $A 1-2:3
STOPSIGNAL 9
LABEL a=b "c"="d $A"
FROM
FROM $V AS
FOO --bar=$A
RUN <<H
`;

const ODD: readonly string[] = [
  '',
  '\n',
  '\uFEFFFROM a',
  '#',
  '# check=',
  '# check=skip=',
  '# hadolint ignore=',
  'FROM a AS a\nFROM a AS a\nCOPY --from=a a a\n',
  'FROM b AS a\nFROM a AS b\nCOPY --from=b x y\n',
  'FROM a\nARG A=$A\nENV A=$A A=$A\nRUN $A\n',
  'FROM a\nRUN <<E <<E\nE\nE\n',
  'FROM a\nCOPY --from= --from --from="\nRUN --mount= --mount --mount=,=,,"\n',
  '# escape=`\r\nFROM a`\r\n AS b\r\nCOPY c:\\x `\r\n  d\r\n',
  'ONBUILD\nONBUILD ONBUILD\nONBUILD FROM a\n',
  'FROM a\n\tRUN\techo\t$X\t\\\n\n\n',
  `FROM a\nRUN echo ${'${A:-'.repeat(60)}x${'}'.repeat(60)}\n`,
];

describe('features survive', () => {
  it('every place of odd documents', async () => {
    for (const text of ODD) await everywhere(text);
    await everywhere(FULL);
    await everywhere(FULL.replaceAll('\n', '\r\n'));
  });

  it('a document at every letter that is typed', async () => {
    for (let length = 0; length <= FULL.length; length++) {
      const model = modelOf(FULL.slice(0, length));
      checkSymbols(model);
      await at(model, length);
    }
  });
});

async function everywhere(text: string): Promise<void> {
  const model = modelOf(text);
  checkSymbols(model);
  for (let offset = 0; offset <= text.length; offset++) await at(model, offset);
}

function modelOf(text: string): DockerfileModel {
  return analyze(parse(text));
}

async function at(model: DockerfileModel, offset: number): Promise<void> {
  const { text } = model.syntax;
  const where = `at ${offset} of ${JSON.stringify(text)}`;
  const inside = ({ start, end }: Span) =>
    assert.ok(0 <= start && start <= end && end <= text.length, where);
  const found = definition(model, offset);
  if (found) inside(found.origin);
  if (found?.kind === 'place') {
    inside(found.name);
    assert.ok(found.target.start <= found.name.start && found.name.end <= found.target.end, where);
  }
  for (const one of references(model, offset)) inside(one.at);
  linkedEditing(model, offset).forEach(inside);
  const renamed = rename(model, offset, 'other1');
  if (renamed.kind === 'edits') {
    const ordered = [...renamed.edits].sort((a, b) => a.start - b.start);
    ordered.forEach((edit, i) => {
      inside(edit);
      assert.ok(edit.start >= (ordered[i - 1]?.end ?? 0), `edits overlap ${where}`);
    });
  }
  const help = signatureHelp(model, offset);
  if (help) assert.ok(help.signatures[help.active]?.parameters[help.parameter], where);
  const ports = {
    rules: [],
    pageOf: (code: string) => code,
    imageDetails: async () => undefined,
    source: async () => undefined,
  };
  const shown = await hover(model, offset, ports);
  if (shown) {
    inside(shown.at);
    assert.ok(shown.at.start <= offset && offset <= shown.at.end, where);
    assert.doesNotMatch(shown.markdown, /undefined|NaN|\[object/, where);
  }
  const stage = prepareCallHierarchy(model, offset);
  for (const { places } of stage
    ? [...incomingCalls(model, stage.index), ...outgoingCalls(model, stage.index)]
    : []) {
    places.forEach(inside);
  }
}

function checkSymbols(model: DockerfileModel): void {
  const { text } = model.syntax;
  const check = ({ name, at: span, focus, children }: DocumentSymbol): void => {
    assert.ok(name !== '', text);
    assert.ok(0 <= span.start && span.end <= text.length, text);
    assert.ok(span.start <= focus.start && focus.end <= span.end, text);
    children.forEach(check);
  };
  documentSymbols(model).forEach(check);
  for (const { at: span } of stageSymbols(model)) {
    assert.ok(0 <= span.start && span.end <= text.length, text);
  }
}
