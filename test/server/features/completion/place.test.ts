import assert from 'node:assert/strict';
import type { Place } from '../../../../server/features/completion/place/places.ts';
import { placeAt } from '../../../../server/features/completion/place.ts';
import { analyze } from '../../../../server/model/analyze.ts';
import { parse } from '../../../../server/syntax/parse.ts';
import { readCursor } from '../../../workbench/markers/markers.ts';

/** What kind of place the cursor is at, with what tells it apart from others of its kind. */
function described(place: Place): string {
  const { kind } = place;
  switch (place.kind) {
    case 'keyword':
      return `${kind} ${place.where}${place.empty ? ', all there is' : ''}`;
    case 'flag':
      return `${kind} of ${place.around.name} beside ${place.given.join() || 'none'}`;
    case 'flag value':
      return `${kind} ${place.flag.name} of ${place.around.name}`;
    case 'mount key':
      return `${kind} of ${place.mount.type ?? 'no type'} beside ${[...place.mount.fields.keys()].join() || 'none'}`;
    case 'mount value':
      return `${kind} ${place.key.names[0]} of ${place.mount.type ?? 'no type'}`;
    case 'variable':
      return `${kind}${place.braced ? ' in braces' : ''}${place.closed ? ' that close' : ''} by the ${place.expandedByBuild ? 'build' : 'shell'}`;
    case 'modifier':
      return `${kind} of ${place.name}${place.closed ? ' that closes' : ''}`;
    case 'argument':
      return `${place.around.name} ${place.index + 1} of ${place.words.length}${place.json ? ` ${place.json}` : ''}`;
    case 'key':
      return `${kind} of ${place.around.name} beside ${place.given.join() || 'none'}${place.valued ? ' with =' : ''}`;
    case 'value':
      return `${kind} of ${place.key}`;
    case 'heredoc':
      return `${kind}${place.last ? ' at the end' : ''} beside ${place.given.join() || 'none'}`;
    case 'heredoc end':
      return `${kind} ${place.name}`;
    case 'comment':
      return `${kind}${place.head ? ' at the head' : ''}${place.inside ? ' inside' : ''}`;
    case 'pragma':
      return `${kind} ${place.name}${place.local ? ' for some' : ' for all'}`;
  }
}

function drawn(marked: string): string {
  const { text, offset } = readCursor(marked);
  const place = placeAt(analyze(parse(text)), offset);
  if (place === undefined) return 'nothing';
  const { start, end } = place.at;
  const ranged = `${text.slice(0, start)}[|${text.slice(start, end)}|]${text.slice(end)}`;
  return `${described(place)}\n${ranged}`;
}

type Case = readonly [marked: string, kind: string, range?: string];

function check(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    for (const [marked, kind, range] of cases) {
      it(`${JSON.stringify(marked)} is ${kind}`, () => {
        assert.equal(drawn(marked), range === undefined ? kind : `${kind}\n${range}`);
      });
    }
  });
}

check('The place of a keyword', [
  ['<|>', 'keyword before the first stage, all there is', '[||]'],
  ['FR<|>', 'keyword before the first stage, all there is', '[|FR|]'],
  ['F<|>R', 'keyword before the first stage, all there is', '[|FR|]'],
  ['# syntax=a\n\n<|>', 'keyword before the first stage, all there is', '# syntax=a\n\n[||]'],
  ['FROM a\n<|>', 'keyword in a stage', 'FROM a\n[||]'],
  ['FROM a\n  c<|>o\nRUN b', 'keyword in a stage', 'FROM a\n  [|co|]\nRUN b'],
  ['FROM a\r\n<|>\r\nRUN b', 'keyword in a stage', 'FROM a\r\n[||]\r\nRUN b'],
  ['AR<|>\nFROM a', 'keyword before the first stage', '[|AR|]\nFROM a'],
  ['FROM a\nONBUILD <|>', 'keyword behind ONBUILD', 'FROM a\nONBUILD [||]'],
  ['FROM a\nonbuild co<|>py a b', 'keyword behind ONBUILD', 'FROM a\nonbuild [|copy|] a b'],
  ['FROM a\nRUN b\\\n<|>', 'nothing'],
  ['FROM a\nRUN b \\\n  <|>\n', 'nothing'],
  ['FROM a\nRUN b \\\n# c\n<|>', 'nothing'],
  ['FROM a\nRUN b \\\\\n<|>', 'keyword in a stage', 'FROM a\nRUN b \\\\\n[||]'],
  ['# escape=`\nFROM a\nRUN b `\n<|>', 'nothing'],
  ['FROM a\nRUN <<E\nb \\\nE\n<|>', 'keyword in a stage', 'FROM a\nRUN <<E\nb \\\nE\n[||]'],
  ['<|>  FROM a', 'nothing'],
]);

check('The place of a flag', [
  ['FROM a\nCOPY -<|>', 'flag of COPY beside none', 'FROM a\nCOPY [|-|]'],
  ['FROM a\nCOPY --<|>', 'flag of COPY beside none', 'FROM a\nCOPY [|--|]'],
  ['FROM a\nCOPY --ch<|> a b', 'flag of COPY beside none', 'FROM a\nCOPY [|--ch|] a b'],
  ['COPY --fr<|>om=x a b', 'flag of COPY beside none', 'COPY [|--from=|]x a b'],
  [
    'COPY --link --<|> --from=x a b',
    'flag of COPY beside link,from',
    'COPY --link [|--|] --from=x a b',
  ],
  [
    'COPY --link \\\n  --<|>\\\n a b',
    'flag of COPY beside link',
    'COPY --link \\\n  [|--|]\\\n a b',
  ],
  ['COPY <|>--link a b', 'flag of COPY beside none', 'COPY [|--link|] a b'],
  ['COPY -<|>src b', 'flag of COPY beside none', 'COPY [|-|]src b'],
  ['ONBUILD RUN --<|>', 'flag of RUN beside none', 'ONBUILD RUN [|--|]'],
  [
    'RUN --mount=type=bind --<|> make',
    'flag of RUN beside mount',
    'RUN --mount=type=bind [|--|] make',
  ],
  ['RUN make --<|>', 'nothing'],
  ['CMD --<|>', 'nothing'],
  ['from --<|>', 'flag of FROM beside none', 'from [|--|]'],
]);

check("The place of a flag's value", [
  ['COPY --from=<|> a b', 'flag value from of COPY', 'COPY --from=[||] a b'],
  [
    'COPY --link --from=bu<|>ild a b',
    'flag value from of COPY',
    'COPY --link --from=[|build|] a b',
  ],
  ['COPY --from="bu<|>" a b', 'flag value from of COPY', 'COPY --from="[|bu|]" a b'],
  ['COPY --from="bu<|>', 'flag value from of COPY', 'COPY --from="[|bu|]'],
  ['FROM --platform=<|> a', 'flag value platform of FROM', 'FROM --platform=[||] a'],
  ['ONBUILD COPY --chmod=<|>7 a b', 'flag value chmod of COPY', 'ONBUILD COPY --chmod=[|7|] a b'],
  [
    'HEALTHCHECK --interval=<|>',
    'flag value interval of HEALTHCHECK',
    'HEALTHCHECK --interval=[||]',
  ],
  ['COPY --chow\\\nn=<|>', 'flag value chown of COPY', 'COPY --chow\\\nn=[||]'],
  ['COPY --unknown=<|>', 'nothing'],
]);

check('The place in a mount', [
  ['RUN --mount=<|>', 'mount key of no type beside none', 'RUN --mount=[||]'],
  ['RUN --mount=ty<|>', 'mount key of no type beside none', 'RUN --mount=[|ty|]'],
  ['RUN --mount=type=<|>', 'mount value type of ', 'RUN --mount=type=[||]'],
  [
    'RUN --mount=type=cache,tar<|>',
    'mount key of cache beside type',
    'RUN --mount=type=cache,[|tar|]',
  ],
  [
    'RUN --network=none --mount=type=cache,<|>target=/a pip',
    'mount key of cache beside type',
    'RUN --network=none --mount=type=cache,[|target=|]/a pip',
  ],
  [
    'RUN --mount=target=/a,<|>,type=Cache',
    'mount key of cache beside target,type',
    'RUN --mount=target=/a,[||],type=Cache',
  ],
  [
    'RUN --mount=type=cache,sharing=lo<|>cked,id=a',
    'mount value sharing of cache',
    'RUN --mount=type=cache,sharing=[|locked|],id=a',
  ],
  [
    'RUN --mount="type=cache,target=<|>"',
    'mount value target of cache',
    'RUN --mount="type=cache,target=[||]"',
  ],
  [
    'RUN --mount=type=cache,\\\ntar<|>',
    'mount key of cache beside type',
    'RUN --mount=type=cache,\\\n[|tar|]',
  ],
  [
    'ONBUILD RUN --mount=type=bind,from=<|>',
    'mount value from of bind',
    'ONBUILD RUN --mount=type=bind,from=[||]',
  ],
  ['RUN --mount=type=cache,unknown=<|>', 'nothing'],
]);

check('The place of a variable', [
  ['RUN echo $<|>', 'variable by the shell', 'RUN echo $[||]'],
  ['RUN echo $NA<|>ME x', 'variable by the shell', 'RUN echo $[|NAME|] x'],
  ['RUN echo "${NA<|>', 'variable in braces by the shell', 'RUN echo "${[|NA|]'],
  ['RUN echo ${NA<|>}', 'variable in braces that close by the shell', 'RUN echo ${[|NA|]}'],
  ['RUN echo ${NA<|>:-x}', 'variable in braces that close by the shell', 'RUN echo ${[|NA|]:-x}'],
  ['WORKDIR /a/$<|>', 'variable by the build', 'WORKDIR /a/$[||]'],
  ['FROM node:$V<|>', 'variable by the build', 'FROM node:$[|V|]'],
  ['FROM node AS $<|>', 'FROM 3 of 3', 'FROM node AS [|$|]'],
  ['FROM --platform=$<|> a', 'variable by the build', 'FROM --platform=$[||] a'],
  ['COPY --from=$<|> a b', 'flag value from of COPY', 'COPY --from=[|$|] a b'],
  [
    'RUN --mount=type=cache,target=$<|>',
    'variable by the build',
    'RUN --mount=type=cache,target=$[||]',
  ],
  ['RUN \\\n  echo $<|>\n', 'variable by the shell', 'RUN \\\n  echo $[||]\n'],
  ['COPY ["$<|>", "b"]', 'variable by the build', 'COPY ["$[||]", "b"]'],
  ["RUN awk '{print $<|>}'", 'nothing'],
  ["ENV A='$<|>'", 'value of A', "ENV A='[|$|]'"],
  ['RUN echo \\$<|>', 'nothing'],
  ['RUN echo $$<|>', 'nothing'],
  ['CMD ["$<|>"]', 'CMD 1 of 1 in a string', 'CMD ["[|$|]"]'],
  ['MAINTAINER $<|>', 'nothing'],
  ['HEALTHCHECK CMD curl $<|>', 'variable by the shell', 'HEALTHCHECK CMD curl $[||]'],
  ['ONBUILD RUN $<|>', 'variable by the shell', 'ONBUILD RUN $[||]'],
  ['RUN <<EOF\necho $A<|>\nEOF\n', 'variable by the shell', 'RUN <<EOF\necho $[|A|]\nEOF\n'],
  [
    'COPY <<EOF /a\n${A<|>\nEOF\n',
    'variable in braces by the build',
    'COPY <<EOF /a\n${[|A|]\nEOF\n',
  ],
  ["COPY <<'EOF' /a\n$<|>\nEOF\n", 'nothing'],
  ['RUN <<EOF\n#!/usr/bin/python3\n$<|>\nEOF\n', 'nothing'],
]);

check('The place of a modifier', [
  ['ENV A=${B:<|>', 'modifier of B', 'ENV A=${B[|:|]'],
  ['ENV A=${B:<|>}', 'modifier of B that closes', 'ENV A=${B[|:|]}'],
  ['ENV A=${B:<|>-x}', 'modifier of B that closes', 'ENV A=${B[|:-|]x}'],
  ['ENV A=${B:-<|>', 'modifier of B', 'ENV A=${B[|:-|]'],
  ['ENV A=${B#<|>', 'modifier of B', 'ENV A=${B[|#|]'],
  ['RUN ${B%%<|>}', 'modifier of B that closes', 'RUN ${B[|%%|]}'],
  ['ENV A=${B:-x<|>', 'value of A', 'ENV A=[|${B:-x|]'],
]);

check('The place of an argument', [
  ['FROM <|>', 'FROM 1 of 1', 'FROM [||]'],
  ['FROM no<|>de:20 AS b', 'FROM 1 of 3', 'FROM [|no' + 'de:20|] AS b'],
  ['FROM node <|>', 'FROM 2 of 2', 'FROM node [||]'],
  ['FROM node AS <|>', 'FROM 3 of 3', 'FROM node AS [||]'],
  ['COPY <|>', 'COPY 1 of 1', 'COPY [||]'],
  ['COPY --link src/<|>', 'COPY 1 of 1', 'COPY --link [|src/|]'],
  ['COPY a <|>', 'COPY 2 of 2', 'COPY a [||]'],
  ['COPY a<|> b', 'COPY 1 of 2', 'COPY [|a|] b'],
  ['COPY a <|> b', 'COPY 2 of 3', 'COPY a [||] b'],
  ['COPY a \\\n  b<|>\\\n  c\n', 'COPY 2 of 3', 'COPY a \\\n  [|b|]\\\n  c\n'],
  ['COPY a \\\n  <|>\n  c\n', 'COPY 2 of 3', 'COPY a \\\n  [||]\n  c\n'],
  ['ONBUILD COPY a <|>', 'COPY 2 of 2', 'ONBUILD COPY a [||]'],
  ['STOPSIGNAL SIG<|>', 'STOPSIGNAL 1 of 1', 'STOPSIGNAL [|SIG|]'],
  ['USER <|>', 'USER 1 of 1', 'USER [||]'],
  ['WORKDIR "/a b/<|>"', 'WORKDIR 1 of 1', 'WORKDIR "[|/a b/|]"'],
  ['EXPOSE 80 <|>', 'EXPOSE 2 of 2', 'EXPOSE 80 [||]'],
  ['SHELL <|>', 'SHELL 1 of 1', 'SHELL [||]'],
  ['HEALTHCHECK <|>', 'HEALTHCHECK 1 of 1', 'HEALTHCHECK [||]'],
  ['HEALTHCHECK --interval=1s C<|>', 'HEALTHCHECK 1 of 1', 'HEALTHCHECK --interval=1s [|C|]'],
  ['HEALTHCHECK CMD cu<|>', 'nothing'],
  ['RUN apt<|>', 'nothing'],
  ['RUN <|>', 'flag of RUN beside none', 'RUN [||]'],
  ['CMD no<|>', 'nothing'],
]);

check('The place in a JSON array', [
  ['COPY ["<|>"]', 'COPY 1 of 1 in a string', 'COPY ["[||]"]'],
  ['COPY ["a", "b<|>c"]', 'COPY 2 of 2 in a string', 'COPY ["a", "[|bc|]"]'],
  ['COPY ["a", "b<|>', 'COPY 2 of 2 in a string', 'COPY ["a", "[|b|]'],
  ['COPY ["a<|>, "b"]', 'COPY 1 of 2 in a string', 'COPY ["[|a|], "b"]'],
  ['COPY [<|>]', 'COPY 1 of 1 between strings', 'COPY [[||]]'],
  ['COPY ["a", <|>]', 'COPY 2 of 2 between strings', 'COPY ["a", [||]]'],
  [
    'COPY [ \\\n  "a", \\\n  "<|>" \\\n]',
    'COPY 2 of 2 in a string',
    'COPY [ \\\n  "a", \\\n  "[||]" \\\n]',
  ],
  ['ONBUILD ENTRYPOINT ["<|>"]', 'ENTRYPOINT 1 of 1 in a string', 'ONBUILD ENTRYPOINT ["[||]"]'],
  ['HEALTHCHECK CMD ["<|>"]', 'HEALTHCHECK 1 of 1 in a string', 'HEALTHCHECK CMD ["[||]"]'],
  ['SHELL ["/bin/bash", "<|>"]', 'SHELL 2 of 2 in a string', 'SHELL ["/bin/bash", "[||]"]'],
  ['COPY ["a", "b"]<|>', 'nothing'],
]);

check('The place in pairs', [
  ['ARG <|>', 'key of ARG beside none', 'ARG [||]'],
  ['ARG A=1 B<|>', 'key of ARG beside A', 'ARG A=1 [|B|]'],
  ['ENV A<|>B=1', 'key of ENV beside none with =', 'ENV [|AB|]=1'],
  ['LABEL "or<|>g"=1 b=2', 'key of LABEL beside b with =', 'LABEL "[|org"|]=1 b=2'],
  ['LABEL a=1 \\\n      <|>', 'key of LABEL beside a', 'LABEL a=1 \\\n      [||]'],
  ['LABEL a="M<|>"', 'value of a', 'LABEL a="[|M|]"'],
  ['ENV A=<|>', 'value of A', 'ENV A=[||]'],
  ['ENV A=b<|> C=d', 'value of A', 'ENV A=[|b|] C=d'],
  ['ENV A b<|>', 'nothing'],
]);

check('The place of a heredoc', [
  ['RUN <<<|>', 'heredoc at the end beside none', 'RUN [|<<|]'],
  ['RUN <<E<|>OF', 'heredoc at the end beside none', 'RUN [|<<EOF|]'],
  ['COPY <<-"E<|>" /a', 'heredoc beside none', 'COPY [|<<-"E"|] /a'],
  ['COPY <<A <<<|> /a\nA\n', 'heredoc beside A', 'COPY <<A [|<<|] /a\nA\n'],
  ['RUN <<EOF\necho\n<|>', 'heredoc end EOF', 'RUN <<EOF\necho\n[||]'],
  ['RUN <<EOF\necho\nEO<|>\nCMD a', 'heredoc end EOF', 'RUN <<EOF\necho\n[|EO|]\nCMD a'],
  ['RUN <<-EOF\n\tE<|>', 'heredoc end EOF', 'RUN <<-EOF\n\t[|E|]'],
  ['RUN <<EOF\nec<|>\nEOF\n', 'nothing'],
  ['RUN <<EOF\n# <|>\nEOF\n', 'nothing'],
  ['RUN cat <<|>', 'nothing'],
  ['CMD <<<|>', 'nothing'],
]);

check('The place in a comment', [
  ['#<|>', 'comment at the head', '[|#|]'],
  ['# sy<|>', 'comment at the head', '[|# sy|]'],
  ['# sy<|>n=a\nFROM a', 'comment at the head', '[|# syn=|]a\nFROM a'],
  ['# escape=`\n# <|>\nFROM a', 'comment at the head', '# escape=`\n[|# |]\nFROM a'],
  ['# a\n# <|>', 'comment', '# a\n[|# |]'],
  ['FROM a\n# had<|>\nRUN b', 'comment', 'FROM a\n[|# had|]\nRUN b'],
  ['RUN a \\\n  # lo<|>\n  b', 'comment inside', 'RUN a \\\n  [|# lo|]\n  b'],
  ['# this is a sentence<|>', 'nothing'],
  ['# a <|>b c', 'nothing'],
  ['# syntax=<|>', 'pragma syntax for all', '# syntax=[||]'],
  ['#escape = <|>\nFROM a', 'pragma escape for all', '#escape = [||]\nFROM a'],
  ['# check=skip=A<|>;error=true', 'pragma check for all', '# check=skip=[|A|];error=true'],
  ['FROM a\n# check=<|>\nRUN b', 'pragma check for some', 'FROM a\n# check=[||]\nRUN b'],
  [
    'FROM a\n# hadolint ignore=DL1,<|>\nRUN b',
    'pragma hadolint for some',
    'FROM a\n# hadolint ignore=DL1,[||]\nRUN b',
  ],
  [
    'FROM a\n# hadolint ignore=DL1, D<|>L2\nRUN b',
    'pragma hadolint for some',
    'FROM a\n# hadolint ignore=DL1, [|DL2|]\nRUN b',
  ],
  ['FROM a\n# longshore ignore=LS1 reason<|>\nRUN b', 'nothing'],
  ['FROM a\n# syntax=<|>\nRUN b', 'nothing'],
]);

describe('The place', () => {
  const text = `\uFEFF# syntax=docker/dockerfile:1\r
# check=skip=all

ARG V=1
FROM --platform=$BUILDPLATFORM node:$V@sha256:0 AS build
# hadolint ignore=DL3008, DL3009
RUN --mount=type=cache,"target=/a,b" --network=none \\

  # a comment
  apt-get install \${V:-x} 'it''s' <<A <<-'B' && true
body $V
A
\tB
onbuild COPY --chown=1:1 --from=build ["a", "b\\"c", ] /d
HEALTHCHECK --interval=1s CMD ["x", 'y']
ENV A="b c" D='e' F=\\
g
LABEL "a b"=c
RUN <<C
`;

  it('is under the cursor, wherever that is, and however much has been typed', () => {
    for (let length = 0; length <= text.length; length++) {
      const model = analyze(parse(text.slice(0, length)));
      const whole = analyze(parse(text));
      for (const [each, offset] of [
        [model, length],
        [whole, length],
      ] as const) {
        const { at } = placeAt(each, offset) ?? { at: { start: offset, end: offset } };
        assert.ok(at.start <= offset && offset <= at.end, `${offset}: ${at.start}-${at.end}`);
      }
    }
  });
});
