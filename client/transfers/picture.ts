import { sizeText } from '../text/bytes.ts';
import { isOver, type Layer, type Phase, partDone } from './layer.ts';
import { percent, type Transfer } from './transfer.ts';

/** Characters of a bar. */
const WIDTH = 30;
/** Lower than a line, so that the bars of neighbours do not touch. */
const FULL = '▇';
const EMPTY = '▁';

const WORDS: Readonly<Record<Phase, string>> = {
  waiting: 'waiting',
  downloading: 'downloading',
  verifying: 'verifying',
  downloaded: 'downloaded',
  extracting: 'unpacking',
  pushing: 'pushing',
  loading: 'loading',
  retrying: 'trying again',
  present: 'there already',
  done: 'done',
};

/** The transfer as text: a bar for all of it, and one for every layer. */
export function picture(transfer: Transfer): string {
  const { layers, notes, title } = transfer;
  const width = Math.max(3, ...layers.map(({ id }) => id.length));
  const rows = layers.map((layer) => row(layer.id.padEnd(width), partDone(layer), words(layer)));
  const all = row('all'.padEnd(width), transfer.fraction, stateOf(transfer));
  const parts = [[title], [all, ...rows], notes];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function row(name: string, part: number, what: string): string {
  const full = Math.round(part * WIDTH);
  return `${name}  ${FULL.repeat(full)}${EMPTY.repeat(WIDTH - full)}  ${what}`;
}

function words(layer: Layer): string {
  const { phase, size, part } = layer;
  if (size === undefined) {
    return WORDS[phase];
  }
  const moving = phase === 'downloading' || phase === 'pushing' || phase === 'loading';
  const amount = moving ? `${sizeText(part * size)} of ${sizeText(size)}` : sizeText(size);
  return `${WORDS[phase]}, ${amount}`;
}

function stateOf({ end, layers, fraction }: Transfer): string {
  const noun = layers.length === 1 ? 'layer' : 'layers';
  const count = `${layers.filter(isOver).length} of ${layers.length} ${noun}`;
  switch (end?.kind) {
    case undefined:
      return `${percent(fraction)}, ${count}`;
    case 'done':
      return 'done';
    case 'cancelled':
      return `cancelled at ${percent(fraction)}`;
    case 'failed':
      return `failed at ${percent(fraction)}: ${end.why}`;
  }
}
