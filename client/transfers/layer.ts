import type { Progress } from '../engine/streams/progress.ts';

/** How far one layer has come. */
export type Phase =
  | 'waiting'
  | 'downloading'
  | 'verifying'
  | 'downloaded'
  | 'extracting'
  | 'pushing'
  | 'loading'
  | 'retrying'
  /** It was there before. */
  | 'present'
  | 'done';

export interface Layer {
  readonly id: string;
  readonly phase: Phase;
  /** Bytes to move; `undefined` until the Engine has told. */
  readonly size?: number;
  /** How much of what its phase does is done: 0 to 1. */
  readonly part: number;
}

/** The Engine tells what it does in these words only; what is not here is about no layer. */
const PHASES: readonly (readonly [RegExp, Phase])[] = [
  [/^(?:Pulling fs layer|Waiting|Preparing)$/, 'waiting'],
  [/^Downloading$/, 'downloading'],
  [/^Verifying Checksum$/, 'verifying'],
  [/^Download complete$/, 'downloaded'],
  [/^Extracting$/, 'extracting'],
  [/^(?:Pull complete|Pushed)$/, 'done'],
  [/^(?:Already exists|Layer already exists|Mounted from .*)$/, 'present'],
  [/^Pushing$/, 'pushing'],
  [/^(?:Loading|Importing)(?: layer)?$/, 'loading'],
  [/^Retrying in /, 'retrying'],
];

/** Of a layer that is pulled, so much is over when it has arrived; unpacking is the rest. */
const ARRIVED = 0.75;

/** The layer after `progress`; `undefined` when that is about no layer. */
export function advance(before: Layer | undefined, progress: Progress): Layer | undefined {
  const { id, status, current = 0, total } = progress;
  const phase = PHASES.find(([words]) => words.test(status))?.[1];
  if (id === undefined || phase === undefined) {
    return undefined;
  }
  const bytes = progress.unit === 'bytes';
  const size = (bytes && phase !== 'extracting' ? total : undefined) ?? before?.size;
  const part = bytes && total !== undefined ? Math.min(1, current / total) : 0;
  const loaded = phase === 'loading' && part === 1;
  return { id, phase: loaded ? 'done' : phase, part, ...(size !== undefined && { size }) };
}

/** How much of the layer is over: 0 to 1. */
export function partDone({ phase, part }: Layer): number {
  switch (phase) {
    case 'waiting':
    case 'retrying':
      return 0;
    case 'downloading':
      return part * ARRIVED;
    case 'verifying':
    case 'downloaded':
      return ARRIVED;
    case 'extracting':
      return ARRIVED + part * (1 - ARRIVED);
    case 'pushing':
    case 'loading':
      return part;
    case 'present':
    case 'done':
      return 1;
  }
}

export function isOver({ phase }: Layer): boolean {
  return phase === 'done' || phase === 'present';
}
