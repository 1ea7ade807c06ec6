import assert from 'node:assert/strict';
import { parseReference } from '../../../core/reference.ts';
import { registryPage } from '../../../core/registryPages.ts';
import { documentLinks } from '../../../server/features/documentLinks.ts';
import { analyze } from '../../../server/model/analyze.ts';
import { parse } from '../../../server/syntax/parse.ts';
import { exampleContext } from '../../../server/workspace/buildContext/exampleContext.ts';

/** Each link as `text -> where`; `files` are those of the build context. */
function check(text: string, expected: readonly string[], files: readonly string[] = []): void {
  const model = analyze(parse(text));
  const context = files.length === 0 ? undefined : exampleContext({ files }, model);
  const shown = documentLinks(model, context).map(({ start, end, target }) => {
    const where =
      target.kind === 'page' ? target.url : target.kind === 'file' ? target.path : target.code;
    return `${text.slice(start, end)} -> ${where}`;
  });
  assert.deepEqual(shown, expected);
}

describe('document links', () => {
  it('lead from images to the page of their registry, wherever an image is named', () => {
    check(
      '# syntax=docker/dockerfile:1\nARG V=22\nFROM node:${V} AS a\nFROM a\nFROM scratch\nCOPY --from=0 x y\nCOPY --from=alpine:3 x y\nRUN --mount=from=quay.io/a/b,target=/x y\n',
      [
        'docker/dockerfile:1 -> https://hub.docker.com/r/docker/dockerfile',
        'node:${V} -> https://hub.docker.com/_/node',
        'alpine:3 -> https://hub.docker.com/_/alpine',
        'quay.io/a/b -> https://quay.io/repository/a/b',
      ],
    );
  });

  it('lead from rules in comments to their pages', () => {
    check(
      '# check=skip=JSONArgsRecommended;error=true\n# hadolint ignore=DL3006,SC2086 why\nFROM x.y/z\n',
      ['JSONArgsRecommended -> JSONArgsRecommended', 'DL3006 -> DL3006', 'SC2086 -> SC2086'],
    );
  });

  it('lead from what is copied to the file, if there is one', () => {
    check(
      'FROM x.y/z\nENV D=src\nCOPY a.txt $D/b.txt none.txt src "src/b.txt" /\nCOPY ["a.txt", "/"]\nADD *.txt /\n',
      [
        'a.txt -> a.txt',
        '$D/b.txt -> src/b.txt',
        '"src/b.txt" -> src/b.txt',
        'a.txt -> a.txt',
        '*.txt -> a.txt',
      ],
      ['a.txt', 'src/b.txt'],
    );
  });

  it('lead to what ADD downloads', () => {
    check(
      'FROM x.y/z\nADD https://example.com/a.tgz git@x:y.git https://x/$V /\nADD ["http://b/c", "/"]',
      ['https://example.com/a.tgz -> https://example.com/a.tgz', 'http://b/c -> http://b/c'],
    );
  });

  it('survive what is half typed', () => {
    for (const text of ['', 'FROM', 'FROM :', 'COPY', 'COPY --from= a b', '# syntax='])
      check(text, []);
  });
});

describe('registry pages', () => {
  const pages: readonly (readonly [image: string, page: string | undefined])[] = [
    ['node', 'https://hub.docker.com/_/node'],
    ['docker.io/bitnami/redis:7', 'https://hub.docker.com/r/bitnami/redis'],
    ['ghcr.io/acme/team/app:1', 'https://ghcr.io/acme/team/app'],
    [
      'quay.io/keycloak/keycloak:26',
      'https://quay.io/repository/keycloak/keycloak?tab=tags&tag=26',
    ],
    ['mcr.microsoft.com/dotnet/sdk:9.0', 'https://mcr.microsoft.com/artifact/mar/dotnet/sdk'],
    ['public.ecr.aws/docker/library/node', 'https://gallery.ecr.aws/docker/library/node'],
    ['registry.gitlab.com/group/app', 'https://gitlab.com/group/app/container_registry'],
    ['registry.gitlab.com/group/app/image', 'https://gitlab.com/group/app'],
    ['localhost:5000/app', undefined],
    ['registry.example.com/app', undefined],
  ];
  for (const [image, page] of pages) {
    it(`has ${page ?? 'none'} for ${image}`, () => {
      const reference = parseReference(image);
      assert.equal(reference && registryPage(reference), page);
    });
  }
});
