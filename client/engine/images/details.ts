import { badAnswer } from '../badAnswer.ts';
import { list, record, text } from '../json.ts';
import { decodeImageInspect } from './decode.ts';
import type { ImageDetails } from './types.ts';

/** `GET /images/{name}/json`, with what only it tells. */
export function decodeImageDetails(answer: unknown): ImageDetails {
  const object = record(answer);
  const config = record(object.Config);
  if (text(object.Id) === '') {
    throw badAnswer('an image');
  }
  const platform = [object.Os, object.Architecture, object.Variant].map(text);
  return {
    ...decodeImageInspect(answer),
    platform: platform.filter((part) => part !== '').join('/'),
    ports: Object.keys(record(config.ExposedPorts)).sort(byNumber),
    entrypoint: list(config.Entrypoint).map(text),
    command: list(config.Cmd).map(text),
    user: text(config.User),
    workingDir: text(config.WorkingDir),
    environment: Object.fromEntries(list(config.Env).map(text).map(variable)),
  };
}

function byNumber(a: string, b: string): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1);
}

function variable(entry: string): readonly [name: string, value: string] {
  const equals = entry.indexOf('=');
  return equals < 0 ? [entry, ''] : [entry.slice(0, equals), entry.slice(equals + 1)];
}
