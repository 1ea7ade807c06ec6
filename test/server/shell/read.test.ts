import assert from 'node:assert/strict';
import { render } from './render.ts';
import { maybeScriptOf, scriptOf } from './setup.ts';

/** A Dockerfile's last instruction, and what it runs. */
const CASES: readonly [title: string, text: string, expected: string][] = [
  [
    'lists, pipes and continuations',
    'RUN set -eux; \\\n  # why\n  apt-get update && \\\n  curl -fsSL "https://x/$V" | tar xz || exit 1',
    "posix shell\n  set -eux ;\n  apt-get update &&\n  curl -fsSL ?'https://x/${V}' | tar xz ||\n  exit 1",
  ],
  [
    'compound commands, functions and negation',
    'RUN f() { a; }; if ! b; then c; else d; fi; for i in $(e); do g; done; case x in y) h;; esac',
    [
      'posix shell',
      '  (…) ;\n    [function]\n      a ;',
      '  (…) ;\n    [condition]\n      ! b ;\n    [branch]\n      c ;\n    [branch]\n      d ;',
      '  (…) ;\n    [substitution]\n      e\n    [loop]\n      g ;',
      '  (…)\n    [branch]\n      h',
    ].join('\n'),
  ],
  [
    'substitutions, also in backticks with escapes',
    'RUN A=`b \\`c\\`` d "$(e "$(f)")" <(g) $((1 + 2))',
    [
      "posix shell\n  A:=?'${…}' d ?'${…}' ?${…} ?${…}",
      '    [substitution]\n      b ?${…}\n        [substitution]\n          c',
      "    [substitution]\n      e ?'${…}'\n        [substitution]\n          f",
      '    [substitution]\n      g',
    ].join('\n'),
  ],
  [
    'redirections',
    'RUN a 2>&1 >f <<<"b $C" && { d; } >"e f"',
    "posix shell\n  a {2>&1} {>f} {<<<?'b ${C}'} &&\n  (…)\n    [group] {>'e f'}\n      d ;",
  ],
  [
    'text given to a shell',
    'RUN sudo bash -o pipefail -lc "a \\"b\\" $C && d"; su - u --command=x; exec sh -ec \'e | f\'',
    [
      'posix shell',
      '  sudo bash -o pipefail -lc ?\'a "b" ${C} && d\' ;',
      "    [script via sudo]\n      a 'b' ?${C} &&\n      d",
      '  su - u --command=x ;',
      "  exec sh -ec 'e | f'\n    [script via exec]\n      e | f",
    ].join('\n'),
  ],
  [
    'exec form',
    'CMD ["sh", "-c", "java ${OPTS} -jar \\"/a.jar\\""]',
    "posix exec\n  'sh' '-c' 'java ${OPTS} -jar \"/a.jar\"'\n    [script via sh]\n      java ?${OPTS} -jar '/a.jar'",
  ],
  ['exec form without shell', 'ENTRYPOINT ["a", "$b && c"]', "posix exec\n  'a' '$b && c'"],
  ['JSON that is none', "CMD ['a']", "posix shell\n  '[a]'"],
  ['health check', 'HEALTHCHECK --interval=5s CMD a || exit 1', 'posix shell\n  a ||\n  exit 1'],
  ['health check, exec', 'HEALTHCHECK CMD ["a", "b"]', "posix exec\n  'a' 'b'"],
  ['trigger', 'ONBUILD RUN a && b', 'posix shell\n  a &&\n  b'],
  ['mounts are flags', 'RUN --mount=type=cache,target=/x a', 'posix shell\n  a'],
  [
    'heredoc',
    'RUN <<EOF\na # b\n\tc |\\\n  d\nEOF\n',
    'posix heredoc\n  a newline\n  c | d newline',
  ],
  [
    'heredoc with a shell',
    'RUN <<EOF bash -x\na && b\nEOF\n',
    ['posix heredoc\n  bash -x {<<EOF}\n    [script via bash]\n      a &&\n      b newline'].join(
      '\n',
    ),
  ],
  [
    'heredoc as data',
    'RUN cat <<EOF > f && cd x\na $(b)\nEOF\n',
    'posix shell\n  cat {<<EOF} {>f} &&\n  cd x',
  ],
  ['heredoc in another language', 'RUN <<EOF python3\nprint(1)\nEOF\n', 'other heredoc'],
  ['heredoc with a shebang', 'RUN <<EOF\n#!/usr/bin/env -S perl -w\nx\nEOF\n', 'other heredoc'],
  ['PowerShell by exec form', 'RUN ["pwsh", "-c", "a | b"]', 'powershell exec'],
  ['cmd by exec form', 'CMD ["C:\\\\Windows\\\\cmd.exe", "/c", "x"]', 'cmd exec'],
  [
    'broken text keeps what stands before',
    'RUN a && b ) c',
    "posix shell\n  a &&\n  b\nproblem: unexpected token ')'",
  ],
  ['an unfinished quote', 'RUN a "b', "posix shell\n  a 'b'\nproblem: unterminated double quote"],
];

describe('shell: what an instruction runs', () => {
  for (const [title, text, expected] of CASES) {
    it(title, () => assert.equal(render(scriptOf(`FROM x\n${text}`)), expected));
  }

  it('reads shell forms in the language of SHELL', () => {
    const kindUnder = (...shell: string[]) => scriptOf('FROM x\nRUN a', shell).kind;
    assert.deepEqual(
      [
        kindUnder('/bin/bash', '-o', 'pipefail', '-c'),
        kindUnder('powershell', '-Command'),
        kindUnder('C:\\Program Files\\PowerShell\\pwsh.exe'),
        kindUnder('cmd', '/S', '/C'),
        kindUnder('/usr/bin/fish', '-c'),
        kindUnder('conda', 'run', '-n', 'node', '/bin/bash', '-c'),
        kindUnder('/opt/wrapper.sh'),
      ],
      ['posix', 'powershell', 'powershell', 'cmd', 'other', 'posix', 'posix'],
    );
  });

  it('is undefined where nothing runs', () => {
    for (const text of ['COPY a b', 'HEALTHCHECK NONE', 'ONBUILD COPY a b', 'HEALTHCHECK']) {
      assert.equal(maybeScriptOf(`FROM x\n${text}`), undefined, text);
    }
  });

  it('lists every command once, in source order', () => {
    const script = scriptOf('FROM x\nRUN a "$(b | c)" && sh -c "d; e" | f; (g); bash <<E\nh\nE\n');
    assert.deepEqual(
      script.commands.map((one) => [one.name, one.via?.name]),
      [
        ...[
          ['a', undefined],
          ['b', undefined],
          ['c', undefined],
          ['sh', undefined],
        ],
        ...[
          ['d', 'sh'],
          ['e', 'sh'],
          ['f', undefined],
          ['g', undefined],
          ['bash', undefined],
        ],
        ['h', 'bash'],
      ],
    );
    assert.equal(script.pipelines.length, 2);
  });

  it('finds commands by their programs, in source order', () => {
    const script = scriptOf('FROM x\nRUN curl 1; wget 2; command curl 3; $curl 4; sh -c "wget 5"');
    const raws = (...programs: string[]) => script.named(...programs).map(({ raw }) => raw);
    assert.deepEqual(raws('curl'), ['curl 1', 'command curl 3']);
    assert.deepEqual(raws('wget', 'curl'), ['curl 1', 'wget 2', 'command curl 3', 'wget 5']);
    assert.deepEqual(raws('git', 'wget'), ['wget 2', 'wget 5']);
    assert.deepEqual(raws('git'), []);
    assert.deepEqual(raws(), []);
  });

  it('tells the commands of the text itself from those given to a shell in it', () => {
    const own = (run: string) =>
      scriptOf(`FROM x\nRUN ${run}`).ownCommands.map(({ raw }) => raw.replaceAll('"', "'"));
    assert.deepEqual(own('a; sh -c "b"; (c)'), ['a', "sh -c 'b'", 'c']);
    assert.deepEqual(own('["sh", "-c", "a; b"]'), ["['sh', '-c', 'a; b']", 'a', 'b']);
    assert.deepEqual(own('<<E bash\na\nsh -c "b"\nE\n'), ['<<E bash', 'a', "sh -c 'b'"]);
  });
});
