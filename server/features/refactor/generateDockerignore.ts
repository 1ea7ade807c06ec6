import { Ignore } from '../../../core/dockerignore/ignore.ts';
import { ignoredGroups } from '../../facts/ignoredNames.ts';
import type { DockerfileModel } from '../../model/model.ts';
import { contextSources } from '../../rules/support/contextSources.ts';
import type { Project, Refactor } from './refactor.ts';

const IGNORE_FILE = '.dockerignore';

/** A `.dockerignore` for what lies in the build context, where there is none. */
export const refactor: Refactor = {
  name: 'generateDockerignore',
  kinds: ['source.generateDockerignore'],
  async offers({ model, project, lineBreak }) {
    const names = project && (await namesIn(project));
    if (project === undefined || names === undefined) return [];
    const { folder, dockerfile } = project;
    const own = `${dockerfile.slice(dockerfile.search(/[^/\\]*$/))}${IGNORE_FILE}`;
    if (names.includes(IGNORE_FILE) || names.includes(own)) return [];
    const text = linesFor(model, names).slice(0, -1).join(lineBreak) + lineBreak;
    return [
      {
        id: 'generate',
        title: 'Generate a .dockerignore for this project',
        kind: 'source.generateDockerignore',
        change: () => ({ kind: 'file', path: `${folder}/${IGNORE_FILE}`, text }),
      },
    ];
  },
};

/** `undefined` where the folder can't be read. */
async function namesIn({ files, folder }: Project): Promise<readonly string[] | undefined> {
  try {
    const entries = await files.readFolder(folder);
    return entries.map(({ name }) => name);
  } catch {
    return undefined;
  }
}

/** Each group below a comment, with an empty line behind; nothing that is taken by its name. */
function linesFor(model: DockerfileModel, names: readonly string[]): readonly string[] {
  const sources = contextSources(model).map(({ path }) => path.replace(/^(?:\.?\/)+/, ''));
  return ignoredGroups.flatMap(({ title, names: ignored }) => {
    const patterns = ignored
      .filter(({ seen }) => names.some((name) => seen.test(name)))
      .map(({ pattern }) => pattern)
      .filter((pattern) => !sources.some((source) => wouldMiss(pattern, source)));
    return patterns.length === 0 ? [] : [`# ${title}`, ...patterns, ''];
  });
}

/** A pattern of a source stands for some file. */
function wouldMiss(pattern: string, source: string): boolean {
  return new Ignore(pattern).match(source.replace(/[*?]+/g, 'x')).ignored;
}
