import { parseReference } from '../../../core/reference.ts';
import { splitImage } from '../../model/image.ts';

/** What is wrong with an image's name, and where in it. */
export interface InvalidReference {
  readonly kind: 'blank' | 'case' | 'digest' | 'name' | 'tag';
  readonly from: number;
  readonly to: number;
}

/** The first thing that is wrong with `text`, a name without variables; `undefined` if nothing is. */
export function invalidReference(text: string): InvalidReference | undefined {
  if (parseReference(text) !== undefined) return undefined;
  const whole = { from: 0, to: text.length };
  if (text === '') return { kind: 'blank', ...whole };
  const { repository, tag, digest } = splitImage(text);
  if (repository === undefined) return { kind: 'name', ...whole };
  const [from, to] = repository;
  const name = text.slice(from, to);
  if (parseReference(name) === undefined) {
    const isCase = parseReference(name.toLowerCase()) !== undefined;
    return { kind: isCase ? 'case' : 'name', from, to };
  }
  if (tag !== undefined && parseReference(`a:${text.slice(...tag)}`) === undefined) {
    return { kind: 'tag', from: tag[0], to: tag[1] };
  }
  if (digest !== undefined) return { kind: 'digest', from: digest[0], to: digest[1] };
  return { kind: 'name', ...whole };
}
