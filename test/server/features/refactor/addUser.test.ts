import { refactor } from '../../../../server/features/refactor/addUser.ts';
import { check, checkNothing } from './check.ts';

const TITLE = "Run as a user without root's rights";

describe('adding a user', () => {
  it('makes one before the command, with the tools that the image has', async () => {
    await check(refactor, 'FROM debian:13\nRUN a\n# what runs\nENTRYPOINT ["b"]\nCMD <|>["c"]\n', {
      [TITLE]:
        'FROM debian:13\nRUN a\nRUN groupadd --gid 10001 app \\\n    && useradd --uid 10001 --gid app --no-create-home --shell /usr/sbin/nologin app\nUSER 10001:10001\n# what runs\nENTRYPOINT ["b"]\nCMD ["c"]\n',
    });
    await check(refactor, '# escape=`\nfrom python:3-alpine as x\nfrom x\ncmd <|>["c"]', {
      [TITLE]:
        '# escape=`\nfrom python:3-alpine as x\nfrom x\nrun addgroup -g 10001 app `\n    && adduser -D -H -u 10001 -G app app\nuser 10001:10001\ncmd ["c"]',
    });
    await check(refactor, 'FROM fedora:42<|>\nCMD ["c"]\n', {
      [TITLE]:
        'FROM fedora:42\nRUN groupadd --gid 10001 app \\\n    && useradd --uid 10001 --gid app --no-create-home --shell /usr/sbin/nologin app\nUSER 10001:10001\nCMD ["c"]\n',
    });
  });

  it('takes the one that the image has, or a number alone', async () => {
    await check(refactor, 'FROM node:24\nCMD <|>["c"]\n', {
      [TITLE]: 'FROM node:24\nUSER 1000:1000\nCMD ["c"]\n',
    });
    for (const image of ['scratch', 'gcr.io/distroless/static-debian12', 'example.com/x:1']) {
      await check(refactor, `FROM ${image}\nENTRYPOINT <|>["c"]\n`, {
        [TITLE]: `FROM ${image}\nUSER 65532:65532\nENTRYPOINT ["c"]\n`,
      });
    }
  });

  it('comes behind all that root has to do', async () => {
    await check(refactor, 'FROM scratch\nCMD <|>["c"]\nCOPY a b\n', {
      [TITLE]: 'FROM scratch\nCMD ["c"]\nCOPY a b\nUSER 65532:65532\n',
    });
    await check(refactor, 'FROM scratch\nUSER root\nCMD <|>["c"]\nUSER 0:0\nFROM b\n', {
      [TITLE]: 'FROM scratch\nUSER root\nCMD ["c"]\nUSER 0:0\nUSER 65532:65532\nFROM b\n',
    });
  });

  it('is not offered where somebody else runs it, or nothing runs', async () => {
    await checkNothing(
      refactor,
      'FROM a\nUSER app\nCMD <|>["c"]\n',
      'FROM a AS b\nUSER 1000\nFROM b\nCMD <|>["c"]\n',
      'FROM a<|>\nRUN b\n',
      'FROM a\nRUN <|>b\nCMD ["c"]\n',
      'FROM a\nSHELL ["cmd"]\nFROM mcr.microsoft.com/windows/nanoserver\nCMD <|>["c"]\n',
      'CMD <|>["c"]\n',
    );
  });
});
