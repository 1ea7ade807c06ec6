import { minorOf, readFrontend } from '../../../rules/support/frontends.ts';
import type { RefactorContext } from '../refactor.ts';

/**
 * What to add to the title of something that came with Dockerfile `1.MINOR`; empty where the file asks
 * for one that has it.
 */
export function frontendNote({ model }: RefactorContext, minor: number): string {
  const directive = model.syntax.directives.find(({ name }) => name === 'syntax');
  const frontend = readFrontend(directive);
  const needs = ` (needs docker/dockerfile:1.${minor} or newer)`;
  if (directive === undefined || frontend === undefined) return needs;
  const { version } = frontend;
  return version !== undefined && minorOf(version) < minor ? needs : '';
}
