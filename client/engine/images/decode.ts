import { badAnswer } from '../badAnswer.ts';
import { list, moment, number, optional, record, text, texts } from '../json.ts';
import type { Image } from './types.ts';

/** `GET /images/json`. */
export function decodeImageList(answer: unknown): readonly Image[] {
  if (!Array.isArray(answer)) {
    throw badAnswer('a list of images');
  }
  return answer
    .map((row: unknown) => decodeImage(record(row), (number(record(row).Created) ?? 0) * 1000))
    .filter(({ id }) => id !== '');
}

/** `GET /images/{name}/json`. */
export function decodeImageInspect(answer: unknown): Image {
  const object = record(answer);
  if (text(object.Id) === '') {
    throw badAnswer('an image');
  }
  const createdAt = Math.floor((moment(object.Created) ?? 0) / 1000) * 1000;
  const labels = texts(record(object.Config).Labels);
  // A parent is told in the list as `ParentId` and here as `Parent`.
  return decodeImage({ ...object, ParentId: object.Parent, Labels: labels }, createdAt);
}

function decodeImage(object: Record<string, unknown>, createdAt: number): Image {
  return {
    id: text(object.Id),
    tags: names(object.RepoTags, '<none>:<none>'),
    digests: names(object.RepoDigests, '<none>@<none>'),
    ...optional('parentId', text(object.ParentId) || undefined),
    createdAt,
    size: number(object.Size) ?? 0,
    labels: texts(object.Labels),
  };
}

/** Old Engines write a name that stands for none. */
function names(value: unknown, none: string): readonly string[] {
  return list(value)
    .map(text)
    .filter((name) => name !== '' && name !== none)
    .sort();
}
