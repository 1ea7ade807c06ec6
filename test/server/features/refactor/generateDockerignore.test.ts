import assert from 'node:assert/strict';
import { refactor } from '../../../../server/features/refactor/generateDockerignore.ts';
import { MemoryFiles } from '../../../workbench/files/memoryFiles.ts';
import { ask, changeOf } from './check.ts';

async function generated(
  paths: readonly string[],
  dockerfile = 'FROM x\nCOPY . .\n',
): Promise<string | undefined> {
  const files = new MemoryFiles(Object.fromEntries(paths.map((path) => [`/work/${path}`, ''])));
  const project = { files, folder: '/work', dockerfile: '/work/api/Dockerfile' };
  const { offers } = await ask(refactor, `<|>${dockerfile}`, { registry: undefined, project });
  const [only] = offers;
  if (only === undefined) return undefined;
  const change = await changeOf(only);
  assert.equal(change.kind, 'file');
  if (change.kind !== 'file') return undefined;
  assert.equal(change.path, '/work/.dockerignore');
  return change.text;
}

describe('generating a .dockerignore', () => {
  it('leaves out what lies in the build context and no build needs', async () => {
    assert.equal(
      await generated([
        ...['.git/HEAD', '.env', '.env.local', 'package.json', 'dist/a.js', 'npm-debug.log'],
        ...['.vscode/settings.json', 'api/Dockerfile', 'Dockerfile', 'compose.yaml', 'src/a.ts'],
      ]),
      `# Version control
.git

# Secrets and settings of one machine
**/.env
**/.env.*

# What the image installs or builds by itself
**/node_modules
**/dist

# Caches, reports and logs
**/*.log

# Editors and operating systems
.vscode

# Docker itself
.dockerignore
**/Dockerfile*
**/compose*.y*ml
`,
    );
  });

  it('keeps what the Dockerfile takes by its name', async () => {
    const text = await generated(
      ['dist/a.js', 'build/b', 'target/c.jar', 'tls.key', 'pom.xml'],
      'FROM x\nCOPY ./dist /app/\nCOPY target/*.jar /app/\nADD ["*.key", "/"]\nRUN --mount=source=build,target=/b ls\n',
    );
    assert.equal(text, '# Docker itself\n.dockerignore\n');
  });

  it('knows other languages', async () => {
    for (const [path, pattern] of [
      ['requirements.txt', '**/__pycache__'],
      ['Cargo.toml', '**/target'],
      ['app.csproj', '**/obj'],
      ['build.gradle.kts', '**/.gradle'],
      ['.venv/x', '**/.venv'],
    ] as const) {
      assert.match(
        (await generated([path])) ?? '',
        new RegExp(`^${pattern.replaceAll('*', '\\*')}$`, 'm'),
      );
    }
  });

  it('is offered only where there is none, and where it would lie somewhere', async () => {
    assert.equal(await generated(['.dockerignore', 'a']), undefined);
    assert.equal(await generated(['Dockerfile.dockerignore']), undefined);
    assert.equal(await generated([]), undefined);
    const { offers } = await ask(refactor, 'FROM x\n<|>');
    assert.deepEqual(offers, []);
  });
});
