import assert from 'node:assert/strict';
import { type Entity, entityAt } from '../../../server/features/support/entity.ts';
import { analyze } from '../../../server/model/analyze.ts';
import { parse } from '../../../server/syntax/parse.ts';
import { readCursor } from '../../workbench/markers/markers.ts';

/** `kind detail "what it is written as"` at the cursor. */
function entity(marked: string): string {
  const { text, offset } = readCursor(marked);
  const found = entityAt(analyze(parse(text)), offset);
  if (found === undefined) return 'nothing';
  return `${found.kind}${detail(found)} ${JSON.stringify(text.slice(found.at.start, found.at.end))}`;
}

function detail(found: Entity): string {
  switch (found.kind) {
    case 'flag':
    case 'mount':
    case 'heredoc':
      return ` ${found.part}`;
    case 'stage':
      return ` ${found.stage.index} ${found.part}`;
    case 'variable': {
      const { definition, reference } = found;
      const from = definition === undefined ? 'none' : (definition.value?.text ?? 'no value');
      return ` ${found.name} ${reference ? 'use' : 'definition'} of ${from}`;
    }
    case 'image':
      return ` ${found.resolved}`;
    case 'path':
      return ` ${found.source.path}`;
    case 'code':
      return ` ${found.dialect}`;
    default:
      return '';
  }
}

describe('what is under the cursor', () => {
  const cases: Readonly<Record<string, string>> = {
    // Nothing
    '<|>': 'nothing',
    '\n<|>\n': 'nothing',
    '# a com<|>ment\nFROM a\n': 'nothing',
    'FROM a AS<|> b\n': 'nothing',
    'FROM a\n\n<|>\nRUN b\n': 'nothing',
    'FROM a\nRUN ec<|>ho\n': 'nothing',
    // Keywords
    'FR<|>OM a\n': 'instruction "FROM"',
    'fro<|>m a\n': 'instruction "from"',
    'FROM a\n  RUN<|> b\n': 'instruction "RUN"',
    'FROM a\nONBUILD RU<|>N b\n': 'instruction "RUN"',
    'FROM a\nON<|>BUILD RUN b\n': 'instruction "ONBUILD"',
    'FROM a\nFO<|>O b\n': 'instruction "FOO"',
    'FROM a\nR\\\nU<|>N b\n': 'instruction "R\\\\\\nUN"',
    'RUN<|>': 'instruction "RUN"',
    // Flags
    'FROM --plat<|>form=linux/amd64 a\n': 'flag name "--platform"',
    'FROM --platform=linux<|>/amd64 a\n': 'flag value "linux/amd64"',
    'FROM a\nCOPY --li<|>nk a b\n': 'flag name "--link"',
    'FROM a\nONBUILD COPY --ch<|>own=1 a b\n': 'flag name "--chown"',
    'FROM a\nRUN --network=no<|>ne b\n': 'flag value "none"',
    'FROM a\nCOPY --from=<|> a b\n': 'flag value ""',
    // Mounts
    'FROM a\nRUN --mou<|>nt=type=cache,target=/x b\n': 'flag name "--mount"',
    'FROM a\nRUN --mount=ty<|>pe=cache,target=/x b\n': 'mount key "type"',
    'FROM a\nRUN --mount=type=ca<|>che,target=/x b\n': 'mount value "cache"',
    'FROM a\nRUN --mount=type=cache,tar<|>get=/x b\n': 'mount key "target"',
    'FROM a\nRUN --mount=type=cache,target=/x,r<|>o b\n': 'mount key "ro"',
    'FROM a\nRUN --mount=<|>\n': 'mount key ""',
    'FROM a\nRUN \\\n --mount=type=bind,sou<|>rce=x,target=/x b\n': 'mount key "source"',
    'FROM a\nRUN --mount=source=sr<|>c,target=/x b\n': 'path src "src"',
    'FROM a\nRUN --mount=from=ngi<|>nx,target=/x b\n': 'image nginx "nginx"',
    'FROM a AS s\nFROM b\nRUN --mount=from=<|>s,target=/x c\n': 'stage 0 use "s"',
    // Stages
    'FROM a AS bu<|>ild\n': 'stage 0 name "build"',
    'FROM a AS build\nFROM bu<|>ild\n': 'stage 0 use "build"',
    'FROM a AS build\nFROM BU<|>ILD\n': 'stage 0 use "BUILD"',
    'FROM a AS x\nFROM b AS x\nFROM <|>x\n': 'stage 1 use "x"',
    'FROM a AS build\nFROM b\nCOPY --link --from=bui<|>ld --chown=1 a b\n': 'stage 0 use "build"',
    'FROM a AS build\nFROM b\nCOPY --from="bui<|>ld" a b\n': 'stage 0 use "\\"build\\""',
    'FROM a\nFROM b\nCOPY --from=<|>0 a b\n': 'stage 0 use "0"',
    'FROM a\nFROM b\nCOPY --from=<|>7 a b\n': 'flag value "7"',
    // Images
    'FROM no<|>de:20\n': 'image node:20 "node:20"',
    'ARG V=20\nFROM no<|>de:$V\n': 'image node:20 "node:$V"',
    'FROM node:$V<|>X\n': 'variable VX use of none "VX"',
    'FROM a\nCOPY --from=ngi<|>nx a b\n': 'image nginx "nginx"',
    'FROM <|>scratch\n': 'image scratch "scratch"',
    // Variables
    'ARG VE<|>R=1\nFROM a:$VER\n': 'variable VER definition of 1 "VER"',
    'ARG VER=1\nFROM a:$V<|>ER\n': 'variable VER use of 1 "VER"',
    'ARG VER=1\nFROM a:<|>${VER}\n': 'variable VER use of 1 "VER"',
    'FROM a\nENV X=1 Y<|>Y=2\n': 'variable YY definition of 2 "YY"',
    'FROM a\nENV X 1<|> 2\n': 'nothing',
    'FROM a\nENV X=1\nRUN echo ${X<|>:-$Y}\n': 'variable X use of 1 "X"',
    'FROM a\nENV X=1\nRUN echo ${Z:-$X<|>}\n': 'variable X use of 1 "X"',
    'FROM a\nENV X=1\nRUN echo ${Z:-tex<|>t}\n': 'nothing',
    'FROM a\nENV X=1\nRUN <<E\necho $<|>X\nE\n': 'variable X use of 1 "X"',
    'FROM a\nENV X=1\nCOPY <<E /b\n$X<|>\nE\n': 'variable X use of 1 "X"',
    'FROM a\nARG X\nCOPY $X<|>/a /b\n': 'variable X use of no value "X"',
    'FROM a\nENV "X<|>"=1\n': 'variable X definition of 1 "\\"X\\""',
    'FROM a\nRUN echo $(<|>date)\n': 'nothing',
    // Heredocs
    'FROM a\nRUN <<EO<|>F\nb\nEOF\n': 'heredoc start "EOF"',
    'FROM a\nRUN <<EOF\nb\nE<|>OF\n': 'heredoc end "EOF"',
    "FROM a\nCOPY <<-'EO<|>F' /b\nb\n\tEOF\n": 'heredoc start "\'EOF\'"',
    'FROM a\r\nRUN <<EOF\r\nb\r\nE<|>OF\r\n': 'heredoc end "EOF"',
    'FROM a\nRUN <<A cat <<B\nb\nA\nc\n<|>B\n': 'heredoc end "B"',
    'FROM a\nRUN <<EOF\nFR<|>OM b\nEOF\n': 'nothing',
    'FROM a\nONBUILD RUN <<EO<|>F\nb\nEOF\n': 'heredoc start "EOF"',
    // Paths
    'FROM a\nCOPY sr<|>c/ b.txt /app/\n': 'path src/ "src/"',
    'FROM a\nCOPY src b.t<|>xt /app/\n': 'path b.txt "b.txt"',
    'FROM a\nCOPY src /a<|>pp/\n': 'nothing',
    'FROM a\nADD ["a b<|>", "/"]\n': 'path a b "a b"',
    'FROM a\nADD https://x.y/<|>z /z\n': 'nothing',
    'FROM a\nENV D=src\nCOPY ${D}/fi<|>le /\n': 'path src/file "${D}/file"',
    // Codes and directives
    '# hadolint ignore=DL3006,DL<|>3007\nFROM a\n': 'code hadolint "DL3007"',
    '# hadolint global ignore=DL3<|>006\nFROM a\n': 'code hadolint "DL3006"',
    '# longshore ignore=LS10<|>01 why\nFROM a\n': 'code longshore "LS1001"',
    '# check=skip=StageName<|>Casing\nFROM a\n': 'code BuildKit "StageNameCasing"',
    '# ch<|>eck=skip=all\nFROM a\n': 'directive "# check=skip=all"',
    '# syn<|>tax=docker/dockerfile:1\nFROM a\n': 'directive "# syntax=docker/dockerfile:1"',
    '# escape=`\nFROM a\nCOPY src`\n<|>/x /\n': 'path src/x "src`\\n/x"',
    // Signals and ports
    'FROM a\nSTOPSIGNAL SIG<|>TERM\n': 'signal "SIGTERM"',
    'FROM a\nEXPOSE 80 80<|>00/udp\n': 'port "8000/udp"',
  };
  for (const [marked, expected] of Object.entries(cases)) {
    it(JSON.stringify(marked), () => assert.equal(entity(marked), expected));
  }
});
