import type { LayerOrigin } from '../../../core/protocol.ts';
import type { HistoryStep } from '../../engine/images/details.ts';
import { sizeText } from '../../text/bytes.ts';
import { instructionText } from '../../text/imageText.ts';
import { ago, codeBlock, escapeMarkdown } from '../markdown.ts';
import type { NodeKind } from '../node.ts';

export interface ImageLayer {
  /** The id of the row it stands under. */
  readonly under: string;
  readonly index: number;
  readonly step: HistoryStep;
  /** The line of the workspace's Dockerfile that made it. */
  readonly origin?: LayerOrigin;
}

/** Characters of a label; the whole instruction is in the tooltip. */
const LONGEST = 60;

/** One step that made an image; a click opens its line where it is known. */
export const node: NodeKind<ImageLayer> = {
  kind: 'imageLayer',
  plural: 'layers',
  source: 'images',
  id: ({ under, index }) => `${under}/${index}`,
  all: () => [],
  item(_snapshot, { step, origin }) {
    const text = instructionText(step);
    const place = origin && placeOf(origin);
    const size = step.size > 0 ? sizeText(step.size) : '';
    return {
      label: text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text,
      description: [size, place].filter(Boolean).join(' · '),
      icon: step.size > 0 ? { codicon: 'layers' } : { codicon: 'dash' },
      accessibilityLabel: [text, size || 'adds nothing', place && `from ${place}`]
        .filter(Boolean)
        .join(', '),
      flags: origin ? ['origin'] : [],
      collapsible: 'none',
      ...(origin && { command: 'longshore.imageLayer.open' }),
    };
  },
  tooltip(_snapshot, { step, origin }, now) {
    const { createdAt, size, comment } = step;
    const rows = [
      ['Size', size > 0 ? sizeText(size) : 'nothing; it changes how the image is run'],
      ['Created', createdAt === 0 ? '' : ago(createdAt, now)],
      ['Comment', escapeMarkdown(comment)],
      ['From', origin ? `${escapeMarkdown(placeOf(origin))}; click to open` : ''],
    ];
    const lines = rows.filter(([, value]) => value !== '').map((row) => row.join(': '));
    return [codeBlock(step.createdBy || instructionText(step)), lines.join('  \n')].join('\n\n');
  },
  children: () => [],
};

/** `Dockerfile:12`. */
function placeOf({ uri, line }: LayerOrigin): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  return `${decodeURIComponent(name)}:${line + 1}`;
}
