import type { DockerfileModel } from '../../model/model.ts';
import type { TextEdit } from '../../rules/rule.ts';
import type { Span } from '../../syntax/nodes.ts';

/** Something that can get another name, or the sentence that says why it can't. */
export type Renamable = Named | Refused;

export interface Named {
  readonly kind: 'named';
  /** Where it is written, without quotes. */
  readonly at: Span;
  readonly name: string;
  /** Why it can't be called `newName`; `undefined` when it can. */
  refuses(newName: string): string | undefined;
  edits(newName: string): readonly TextEdit[];
}

export interface Refused {
  readonly kind: 'refused';
  readonly why: string;
}

export function refused(why: string): Refused {
  return { kind: 'refused', why };
}

/** For people: lines count from 1. */
export function lineOf({ lines }: DockerfileModel, { start }: Span): string {
  return `line ${lines.lineAt(start) + 1}`;
}

export function edit({ start, end }: Span, newText: string): TextEdit {
  return { start, end, newText };
}
