import { Ignore } from '../../../core/dockerignore/ignore.ts';

/**
 * A `.gitignore`, read as an ignore file of Docker's: there a pattern begins at the top of the
 * context, where Git looks for one without a slash in every folder.
 *
 * @see https://git-scm.com/docs/gitignore
 */
export function readGitIgnore(text: string): Ignore {
  const lines = text.split(/\r?\n/).map((line) => {
    const [, bang = '', pattern = ''] = /^(!?)(.*?)[\s/]*$/.exec(line) ?? [];
    if (pattern === '' || pattern.startsWith('#')) return '';
    return pattern.includes('/') ? `${bang}${pattern.replace(/^\/+/, '')}` : `${bang}**/${pattern}`;
  });
  return new Ignore(lines.join('\n'));
}
