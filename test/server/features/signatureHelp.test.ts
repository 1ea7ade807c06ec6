import assert from 'node:assert/strict';
import { mountTypes } from '../../../server/facts/mounts.ts';
import { signatureHelp } from '../../../server/features/signatureHelp.ts';
import { analyze } from '../../../server/model/analyze.ts';
import { parse } from '../../../server/syntax/parse.ts';
import { drawRanges, readCursor } from '../../workbench/markers/markers.ts';

/** The active signature with its active parameter marked. */
function help(marked: string): string {
  const { text, offset } = readCursor(marked);
  const found = signatureHelp(analyze(parse(text)), offset);
  const signature = found?.signatures[found.active];
  const parameter = found && signature?.parameters[found.parameter];
  return signature && parameter ? drawRanges(signature.label, [parameter]) : 'nothing';
}

describe('signature help', () => {
  const FROM = (parameter: string) =>
    mark('FROM [--platform=<platform>] <image>[:<tag>][@<digest>] [AS <name>]', parameter);
  const COPY = (parameter: string, name = 'COPY') =>
    mark(`${name} [OPTIONS] <source> ... <destination>`, parameter);
  const ENV = (parameter: string) => mark('ENV <key>=<value> ...', parameter);
  const ARG = (parameter: string) => mark('ARG <name>[=<default>] ...', parameter);
  const EXPOSE = (parameter: string) => mark('EXPOSE <port>[/<protocol>] ...', parameter);
  const HEALTHCHECK = (parameter: string) =>
    mark(
      'HEALTHCHECK [--interval=<30s>] [--timeout=<30s>] [--start-period=<0s>] [--start-interval=<5s>] [--retries=<3>] CMD <command>',
      parameter,
    );
  const CACHE = (parameter: string) =>
    mark(
      '--mount=type=cache,target=<path>,[id=<name>],[sharing=shared|private|locked],[from=<stage|image>],[source=<path>],[readonly],[mode=<mode>],[uid=<number>],[gid=<number>]',
      parameter,
    );
  const image = '<image>[:<tag>][@<digest>]';

  const cases: Readonly<Record<string, string>> = {
    'FROM <|>': FROM(image),
    'FROM al<|>pine': FROM(image),
    'FROM --<|>': FROM('[--platform=<platform>]'),
    'FROM --platform=<|> a': FROM('[--platform=<platform>]'),
    'FROM --platform=linux/amd64 <|>a': FROM(image),
    'from a <|>': FROM('[AS <name>]'),
    'FROM a AS <|>': FROM('[AS <name>]'),
    'FROM a\nCOPY <|>': COPY('<source> ...'),
    'FROM a\nCOPY a<|>': COPY('<source> ...'),
    'FROM a\nCOPY a <|>': COPY('<destination>'),
    'FROM a\nCOPY a b<|>': COPY('<destination>'),
    'FROM a\nCOPY a b<|> c': COPY('<source> ...'),
    'FROM a\nCOPY a \\\n  <|>': COPY('<destination>'),
    'FROM a\r\nCOPY --link --chmod=<|> a b\r\n': COPY('[OPTIONS]'),
    'FROM a\nCOPY --<|>': COPY('[OPTIONS]'),
    'FROM a\nADD --checksum=x <|>': COPY('<source> ...', 'ADD'),
    'FROM a\nONBUILD COPY <|>': COPY('<source> ...'),
    'FROM a\nCOPY ["a", <|>': 'nothing',
    'FROM a\nCOPY <<E /x\n<|>\nE\n': 'nothing',
    'ARG <|>': ARG('<name>'),
    'ARG A=<|>': ARG('[=<default>]'),
    'ARG A=1 B<|>': ARG('<name>'),
    'FROM a\nENV <|>': ENV('<key>'),
    'FROM a\nENV A=<|>': ENV('<value>'),
    'FROM a\nENV A="b c<|>" D=': ENV('<value>'),
    'FROM a\nENV A=1 B<|>': ENV('<key>'),
    'FROM a\nENV A <|>': ENV('<value>'),
    'FROM a\nEXPOSE <|>': EXPOSE('<port>'),
    'FROM a\nEXPOSE 80 90/<|>': EXPOSE('[/<protocol>]'),
    'FROM a\nHEALTHCHECK <|>': HEALTHCHECK('CMD <command>'),
    'FROM a\nHEALTHCHECK --re<|>': HEALTHCHECK('[--retries=<3>]'),
    'FROM a\nHEALTHCHECK --timeout=<|>5s CMD a': HEALTHCHECK('[--timeout=<30s>]'),
    'FROM a\nHEALTHCHECK N<|>': mark('HEALTHCHECK NONE', 'NONE'),
    'FROM a\nHEALTHCHECK CMD curl <|>': 'nothing',
    'FROM a\nRUN --mount=type=cache,<|>': CACHE('target=<path>'),
    'FROM a\nRUN --mount=type=cache,target=/x,<|>': CACHE('[id=<name>]'),
    'FROM a\nRUN --mount=target=/x,sha<|>ring=,type=cache b': CACHE(
      '[sharing=shared|private|locked]',
    ),
    'FROM a\nRUN --mount=type=cache,dst=<|> b': CACHE('target=<path>'),
    'FROM a\nRUN --mount=<|>': mark(
      '--mount=type=bind,target=<path>,[source=<path>],[from=<stage|image>],[readwrite]',
      'type=bind',
    ),
    'FROM a\nRUN --mou<|>nt=type=cache b': 'nothing',
    'FROM a\nRUN --mount=type=cache,target=/x <|>': 'nothing',
    'FROM a\nRUN apt-get <|>': 'nothing',
    'FROM a\nRUN --network=<|>': 'nothing',
    'FROM a\nCMD <|>': 'nothing',
    'FR<|>OM a': 'nothing',
    'FROM<|>': 'nothing',
    '<|>': 'nothing',
    '# FROM <|>\nFROM a': 'nothing',
    'FROM a\nCOPY a \\\n# b <|>\nc': 'nothing',
  };
  for (const [marked, expected] of Object.entries(cases)) {
    it(JSON.stringify(marked), () => assert.equal(help(marked), expected));
  }

  it('has a signature for every type of mount', () => {
    for (const type of mountTypes) {
      assert.ok(help(`FROM a\nRUN --mount=type=${type},<|>`).startsWith(`--mount=type=${type},`));
    }
  });

  function mark(label: string, parameter: string): string {
    const start = label.indexOf(parameter);
    assert.ok(start >= 0, parameter);
    return drawRanges(label, [{ start, end: start + parameter.length }]);
  }
});
