import assert from 'node:assert/strict';
import { PACKAGE_MANAGERS } from '../../../server/facts/packageManagers.ts';
import type { Command } from '../../../server/shell/script.ts';
import { scriptOf } from './setup.ts';

function first(line: string): Command {
  const command = scriptOf(`FROM x\nRUN ${line}`).commands[0];
  if (!command) throw new Error(`no command: ${line}`);
  return command;
}

const texts = (words: readonly { readonly text: string }[]) => words.map((word) => word.text);

describe('shell: programs and arguments', () => {
  it('unwraps the name as hadolint does, and further', () => {
    const unwrapped = (line: string) => {
      const { name, program, args, innermost } = first(line);
      return [name, program, texts(args.words), innermost.program, texts(innermost.args.words)];
    };
    assert.deepEqual(
      [
        'apt-get -y install x',
        'command apt-get install',
        'command -v apt-get',
        'exec -a b c d',
        'busybox wget x',
        'sudo -u me env -i A=b /usr/bin/apt-get install',
        'timeout -s KILL 5 nice -n 3 make all',
        '$X install',
      ].map(unwrapped),
      [
        ['apt-get', 'apt-get', ['-y', 'install', 'x'], 'apt-get', ['-y', 'install', 'x']],
        ['command', 'apt-get', ['install'], 'apt-get', ['install']],
        ['command', 'command', ['-v', 'apt-get'], 'command', ['-v', 'apt-get']],
        ['exec', 'c', ['d'], 'c', ['d']],
        ['busybox', 'wget', ['x'], 'wget', ['x']],
        [
          ...['sudo', 'sudo', ['-u', 'me', 'env', '-i', 'A=b', '/usr/bin/apt-get', 'install']],
          ...['apt-get', ['install']],
        ],
        [
          ...['timeout', 'timeout', ['-s', 'KILL', '5', 'nice', '-n', '3', 'make', 'all']],
          ...['make', ['all']],
        ],
        [undefined, undefined, ['install'], undefined, ['install']],
      ],
    );
  });

  it('takes flags apart', () => {
    const { args } = first('x -qqy --a=b --c d -e=f -u123 install -- -z "--no$x"');
    assert.deepEqual(
      args.flags.map(({ name, attached }) => [name, attached]),
      [
        ...[
          ['q', 'qy'],
          ['q', 'y'],
          ['y', undefined],
          ['a', 'b'],
          ['c', undefined],
          ['e', 'f'],
        ],
        ...[
          ['u', '123'],
          ['1', '23'],
          ['2', '3'],
          ['3', undefined],
        ],
      ],
    );
    assert.equal(args.countFlag('q'), 2);
    assert.equal(args.flagValue('c'), 'd');
    assert.equal(args.flagValue('u'), '123');
    assert.equal(args.hasFlag('z'), false);
    assert.equal(args.hasSequence('install', '--'), true);
    assert.deepEqual(texts(args.positional(['c'])), ['install', '-z', '--no${x}']);
    assert.deepEqual(texts(args.after('install')?.positional() ?? []), ['-z', '--no${x}']);
    assert.equal(args.after('remove'), undefined);
  });

  it('drops the values of flags', () => {
    const apt = PACKAGE_MANAGERS.get('apt-get');
    const { args } = first(
      'apt-get install -t stable -yt sid -tsid --option=a -o b=c curl ./x.deb',
    );
    assert.deepEqual(texts(args.after('install')?.positional(apt?.valueFlags) ?? []), [
      'curl',
      './x.deb',
    ]);
  });
});
