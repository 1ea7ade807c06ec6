import { badAnswer } from '../badAnswer.ts';
import { list, moment, number, optional, record, text, texts } from '../json.ts';
import { decodeImageInspect } from './decode.ts';
import type { HistoryStep, ImageDetails, Variable } from './details.ts';

/** `GET /images/{name}/json`. */
export function decodeImageDetails(answer: unknown): ImageDetails {
  const object = record(answer);
  const config = record(object.Config);
  if (text(object.Id) === '') {
    throw badAnswer('an image');
  }
  return {
    id: text(object.Id),
    digests: decodeImageInspect(answer).digests,
    createdAt: moment(object.Created) ?? 0,
    size: number(object.Size) ?? 0,
    platform: [object.Os, object.Architecture, object.Variant].map(text).filter(Boolean).join('/'),
    author: text(object.Author),
    entrypoint: words(config.Entrypoint),
    command: words(config.Cmd),
    environment: list(config.Env).map(text).filter(Boolean).map(variable),
    ports: Object.keys(record(config.ExposedPorts)).sort(byPort),
    volumes: Object.keys(record(config.Volumes)).sort(),
    user: text(config.User),
    workingDir: text(config.WorkingDir),
    stopSignal: text(config.StopSignal),
    healthcheck: words(record(config.Healthcheck).Test),
    shell: words(config.Shell),
    onBuild: words(config.OnBuild),
    labels: texts(config.Labels),
    layers: words(record(object.RootFS).Layers),
  };
}

/** `GET /images/{name}/history`, turned round: the step that was made first comes first. */
export function decodeHistory(answer: unknown): readonly HistoryStep[] {
  if (!Array.isArray(answer)) {
    throw badAnswer("an image's history");
  }
  return answer.map((row: unknown) => historyStep(record(row))).reverse();
}

function historyStep(row: Record<string, unknown>): HistoryStep {
  const id = text(row.Id);
  return {
    ...optional('id', id.startsWith('sha256:') ? id : undefined),
    createdBy: text(row.CreatedBy),
    comment: text(row.Comment),
    // Seconds; Go's zero time is long before 1970.
    createdAt: Math.max(0, number(row.Created) ?? 0) * 1000,
    size: number(row.Size) ?? 0,
    tags: words(row.Tags),
  };
}

/** Old images have a text where others have words. */
function words(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value].filter(Boolean) : list(value).map(text);
}

function variable(line: string): Variable {
  const equals = line.indexOf('=');
  return equals < 0
    ? { name: line, value: '' }
    : { name: line.slice(0, equals), value: line.slice(equals + 1) };
}

function byPort(a: string, b: string): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1);
}
