import { badAnswer } from '../badAnswer.ts';
import { list, moment, optional, record, text, texts } from '../json.ts';
import type { Volume } from './types.ts';

/** `GET /volumes`. */
export function decodeVolumeList(answer: unknown): readonly Volume[] {
  const object = record(answer);
  if (!('Volumes' in object)) {
    throw badAnswer('a list of volumes');
  }
  return list(object.Volumes)
    .map((row) => decode(record(row)))
    .filter(({ name }) => name !== '');
}

/** `GET /volumes/{name}`. */
export function decodeVolumeInspect(answer: unknown): Volume {
  const volume = decode(record(answer));
  if (volume.name === '') {
    throw badAnswer('a volume');
  }
  return volume;
}

function decode(object: Record<string, unknown>): Volume {
  return {
    name: text(object.Name),
    driver: text(object.Driver) || 'local',
    mountpoint: text(object.Mountpoint),
    scope: object.Scope === 'global' ? 'global' : 'local',
    labels: texts(object.Labels),
    options: texts(object.Options),
    ...optional('createdAt', moment(object.CreatedAt)),
  };
}
