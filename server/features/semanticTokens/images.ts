import { splitImage } from '../../model/image.ts';
import type { Span } from '../../syntax/nodes.ts';
import type { Painter } from './painter.ts';

/** The document's span of a part of a text. */
export type Place = (from: number, to: number) => Span;

/** The parts of an image's name, which stands where `place` says. */
export function paintImage(text: string, place: Place, painter: Painter): void {
  const { repository, tag, digest } = splitImage(text);
  const nameEnd = repository?.[1] ?? (tag ?? digest)?.[0] ?? text.length;
  const modifiers = text === 'scratch' ? (['defaultLibrary'] as const) : [];
  painter.paint(place(0, nameEnd), 'type', ...modifiers);
  const registry = registryEnd(text.slice(0, nameEnd));
  if (registry > 0) {
    painter.paint(place(0, registry), 'namespace');
    painter.paint(place(registry, registry + 1), 'operator');
  }
  for (const [part, type] of [
    [tag, 'enumMember'],
    [digest, 'number'],
  ] as const) {
    if (part === undefined) continue;
    painter.paint(place(part[0] - 1, part[0]), 'operator');
    painter.paint(place(part[0], part[1]), type);
  }
}

/** Where the registry ends: a first part with a dot or a port, or `localhost`; 0 without one. */
function registryEnd(name: string): number {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  return /[.:]/.test(first) || first === 'localhost' ? slash : 0;
}
