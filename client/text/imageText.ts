import { layerInstruction, oneLine } from '../../core/layerInstruction.ts';
import type { HistoryStep, ImageDetails } from '../engine/images/details.ts';
import { sizeText } from './bytes.ts';

/** The history of an image as a table, in the order of a Dockerfile. */
export function historyText(name: string, history: readonly HistoryStep[]): string {
  const total = history.reduce((sum, { size }) => sum + size, 0);
  const count = history.filter(({ size }) => size > 0).length;
  const rows = history.map((step) => [
    step.size > 0 ? sizeText(step.size) : '',
    step.createdAt === 0 ? '' : new Date(step.createdAt).toISOString().replace(/\.\d+Z$/, 'Z'),
    instructionText(step),
  ]);
  const table = [['SIZE', 'CREATED', 'INSTRUCTION'], ...rows];
  const widths = [0, 1].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map(([size = '', created = '', instruction = '']) =>
    `${size.padStart(widths[0] ?? 0)}  ${created.padEnd(widths[1] ?? 0)}  ${instruction}`.trimEnd(),
  );
  return `${name}: ${sizeText(total)} in ${count} ${count === 1 ? 'layer' : 'layers'}\n\n${lines.join('\n')}\n`;
}

/** All that parts one image from another, one thing a line, so that two can be compared. */
export function comparableText(details: ImageDetails, history: readonly HistoryStep[]): string {
  const { createdAt } = details;
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['Id', [details.id]],
    ['Digests', details.digests],
    ['Platform', [details.platform]],
    ['Size', [sizeText(details.size)]],
    ['Created', createdAt === 0 ? [] : [new Date(createdAt).toISOString()]],
    ['Author', [details.author]],
    ['Entrypoint', details.entrypoint],
    ['Command', details.command],
    ['Working directory', [details.workingDir]],
    ['User', [details.user]],
    ['Ports', details.ports],
    ['Volumes', details.volumes],
    ['Health check', details.healthcheck],
    ['Stop signal', [details.stopSignal]],
    ['Shell', details.shell],
    ['Environment', details.environment.map(({ name, value }) => pair(name, value)).sort()],
    [
      'Labels',
      Object.entries(details.labels)
        .map(([name, value]) => pair(name, value))
        .sort(),
    ],
    ['On build', details.onBuild],
    ['Layers', history.map(layerLine)],
    ['Digests of layers', details.layers],
  ];
  // Empty ones too: what one image has, and the other has not, shall stand at the same place.
  return sections
    .flatMap(([title, lines]) => [title, ...lines.filter(Boolean).map((line) => `  ${line}`), ''])
    .join('\n');
}

/** What made a step, on one line. */
export function instructionText({ createdBy, comment }: HistoryStep): string {
  return oneLine(layerInstruction(createdBy)) || comment || 'Made by an unknown builder';
}

function layerLine(step: HistoryStep): string {
  const instruction = instructionText(step);
  return step.size > 0 ? `${instruction}  (${sizeText(step.size)})` : instruction;
}

function pair(name: string, value: string): string {
  return `${name}=${value.replaceAll('\n', '\\n')}`;
}
