import { refactor } from '../../../../server/features/refactor/extractVariable.ts';
import { check, checkNothing } from './check.ts';

describe('extracting a variable', () => {
  it('makes a global argument of a part of an image', async () => {
    await check(
      refactor,
      '# syntax=x\n# about the base\nFROM node:[|24|]-slim AS a\nFROM a\nFROM node:24\n',
      {
        'Extract "24" to ARG NODE_VERSION':
          '# syntax=x\nARG NODE_VERSION=24\n# about the base\nFROM node:${NODE_VERSION}-slim AS a\nFROM a\nFROM node:24\n',
        'Extract "24" to ARG NODE_VERSION in all 2 places':
          '# syntax=x\nARG NODE_VERSION=24\n# about the base\nFROM node:${NODE_VERSION}-slim AS a\nFROM a\nFROM node:${NODE_VERSION}\n',
      },
    );
    await check(refactor, 'ARG X\nFROM [|ghcr.io|]/a/b:1\n', {
      'Extract "ghcr.io" to ARG REGISTRY': 'ARG X\nARG REGISTRY=ghcr.io\nFROM ${REGISTRY}/a/b:1\n',
    });
    await check(refactor, 'FROM --platform=[|linux/amd64|] [|node|]\n', {
      'Extract "linux/amd64" to ARG PLATFORM':
        'ARG PLATFORM=linux/amd64\nFROM --platform=${PLATFORM} node\n',
    });
    await check(refactor, 'from [|node:24|]\n', {
      'Extract "node:24" to ARG NODE_IMAGE': 'arg NODE_IMAGE=node:24\nfrom ${NODE_IMAGE}\n',
    });
  });

  it('makes an argument of the stage of what stands in it', async () => {
    await check(
      refactor,
      'FROM x\nCOPY a /opt/app\n# why\nRUN curl -o [|/opt/app|] https://x/opt/app "/opt/app/y" \'/opt/app\' > /opt/app\nCMD /opt/app\nFROM y\nCOPY a /opt/app\n',
      {
        'Extract "/opt/app" to ARG APP_DIR':
          'FROM x\nCOPY a /opt/app\nARG APP_DIR=/opt/app\n# why\nRUN curl -o ${APP_DIR} https://x/opt/app "/opt/app/y" \'/opt/app\' > /opt/app\nCMD /opt/app\nFROM y\nCOPY a /opt/app\n',
        'Extract "/opt/app" to ARG APP_DIR in all 4 places':
          'FROM x\nARG APP_DIR=/opt/app\nCOPY a ${APP_DIR}\n# why\nRUN curl -o ${APP_DIR} https://x/opt/app "${APP_DIR}/y" \'/opt/app\' > ${APP_DIR}\nCMD /opt/app\nFROM y\nCOPY a /opt/app\n',
      },
    );
    await check(
      refactor,
      'FROM x\nCOPY a /opt/app\nRUN curl -o [|/opt/app|] && ls "/opt/app/y" > /opt/app\nFROM y\nCOPY a /opt/app\n',
      {
        'Extract "/opt/app" to ARG APP_DIR':
          'FROM x\nCOPY a /opt/app\nARG APP_DIR=/opt/app\nRUN curl -o ${APP_DIR} && ls "/opt/app/y" > /opt/app\nFROM y\nCOPY a /opt/app\n',
        'Extract "/opt/app" to ARG APP_DIR in all 4 places':
          'FROM x\nARG APP_DIR=/opt/app\nCOPY a ${APP_DIR}\nRUN curl -o ${APP_DIR} && ls "${APP_DIR}/y" > ${APP_DIR}\nFROM y\nCOPY a /opt/app\n',
      },
    );
  });

  it('takes its name from what stands around', async () => {
    const cases: readonly (readonly [marked: string, name: string])[] = [
      ['RUN apt-get install curl=[|7.88|]', 'CURL_VERSION'],
      ['RUN pip install "requests==[|2.1.0|]"', 'REQUESTS_VERSION'],
      ['RUN curl -O https://nodejs.org/dist/v[|24.1.0|]/node.tar', 'DIST_VERSION'],
      ['RUN make [|1.2|]', 'VERSION'],
      ['ENV APP_MODE=[|production|]', 'APP_MODE'],
      ['LABEL org.example.build-kind=[|nightly|]', 'BUILD_KIND'],
      ['EXPOSE [|8080|]/tcp', 'PORT'],
      ['USER [|app|]', 'APP_USER'],
      ['WORKDIR [|/srv|]', 'APP_DIR'],
      ['COPY --chown=[|1000:1000|] a b', 'OWNER'],
      ['RUN --mount=type=cache,target=[|/x/pip-cache|] ls', 'PIP_CACHE_DIR'],
      ['RUN A=[|b|] make', 'A'],
      ['ARG V=[|1|]', 'V_2'],
      ['RUN echo $VERSION [|1.0|]', 'VERSION_2'],
    ];
    for (const [marked, name] of cases) {
      const value = /\[\|(.*)\|\]/.exec(marked)?.[1] ?? '';
      const after = marked.replace(/\[\|.*\|\]/, `\${${name}}`);
      await check(refactor, `FROM x\n${marked}\n`, {
        [`Extract "${value}" to ARG ${name}`]: `FROM x\nARG ${name}=${value}\n${after}\n`,
      });
    }
  });

  it('reaches the script of a heredoc', async () => {
    await check(refactor, 'FROM x\nRUN <<"E"\nmake [|1.0|]\nE\n', {
      'Extract "1.0" to ARG VERSION': 'FROM x\nARG VERSION=1.0\nRUN <<"E"\nmake ${VERSION}\nE\n',
    });
  });

  it('does not take a part of another number, nor a variable', async () => {
    await check(refactor, 'FROM x\nENV A=[|1.2|] B=1.2.3 C=11.2 D=${A1.2} E=x1.2\n', {
      'Extract "1.2" to ARG A': 'FROM x\nARG A=1.2\nENV A=${A} B=1.2.3 C=11.2 D=${A1.2} E=x1.2\n',
    });
  });

  it('is not offered where no variable is expanded', async () => {
    await checkNothing(
      refactor,
      "FROM x\nRUN echo '[|a|]'\n",
      'FROM x\nRUN [|make|] a\n',
      'FROM x\nRUN ["make", "[|a|]"]\n',
      "FROM x\nRUN sh -c '[|a|]'\n",
      "FROM x\nENV A='[|b|]'\n",
      'FROM x\nENV [|A|]=b\n',
      'FROM x\nCMD [|a|]\n',
      'FROM x\nCOPY --from=[|y|] a b\n',
      'FROM x AS [|y|]\n',
      'FROM x\nRUN echo [|a b|]\n',
      'FROM x\nRUN echo [|-n|]\n',
      'FROM x\nRUN echo [|*|]\n',
      'FROM x\nRUN echo $[|X|]\n',
      'FROM x\nONBUILD RUN make [|a|]\n',
      'FROM x\nSHELL ["cmd"]\nRUN echo [|a|]\n',
      'FROM x\n# [|a|]\nRUN b\n',
      'FROM [||]x\n',
    );
  });
});
