import { instructionFact } from '../../facts/instructions.ts';
import { readKeyValues } from '../../model/keyValues.ts';
import type { DockerfileModel } from '../../model/model.ts';
import type { Heredoc, Instruction, Word } from '../../syntax/nodes.ts';
import { paintFlags } from './flags.ts';
import { type Place, paintImage } from './images.ts';
import type { Painter } from './painter.ts';

/** Keyword, flags and arguments; not what a shell reads, and no variables. */
export function paintInstruction(
  model: DockerfileModel,
  instruction: Instruction,
  painter: Painter,
): void {
  const { name, keyword, json, heredocs, trigger } = instruction;
  const fact = instructionFact(name);
  if (fact !== undefined) {
    painter.paint(keyword, 'keyword', ...(fact.deprecated ? (['deprecated'] as const) : []));
  }
  paintFlags(model, instruction, painter);
  ARGUMENTS[name]?.(instruction, painter, model);
  for (const item of json?.items ?? []) painter.paint(item, 'string');
  if (trigger !== undefined) paintInstruction(model, trigger, painter);
  else for (const heredoc of heredocs) paintHeredoc(heredoc, painter);
}

type Paint = (instruction: Instruction, painter: Painter, model: DockerfileModel) => void;

const ARGUMENTS: Readonly<Record<string, Paint>> = {
  ARG: paintPairs,
  ENV: paintPairs,
  EXPOSE: paintPorts,
  FROM: paintFrom,
  HEALTHCHECK: ({ words: [keyword] }, painter) => {
    if (/^(?:cmd|none)$/i.test(keyword?.text ?? '')) painter.paint(keyword, 'keyword');
  },
  LABEL: paintPairs,
  MAINTAINER: ({ body }, painter) => painter.paint(body, 'string'),
  STOPSIGNAL: ({ words: [signal] }, painter) =>
    painter.paint(signal, /^\d+$/.test(signal?.text ?? '') ? 'number' : 'enumMember'),
  USER: ({ words }, painter) => words.forEach((word) => void painter.paint(word, 'string')),
};

function paintFrom(from: Instruction, painter: Painter, model: DockerfileModel): void {
  const [image, as, name] = from.words;
  if (image === undefined) return;
  if (model.stageOf(from)?.parent !== undefined) painter.paint(image, 'class');
  else paintImage(image.text, placeOf(from, image), painter);
  if (as?.text.toUpperCase() !== 'AS') return;
  painter.paint(as, 'keyword');
  painter.paint(name, 'class', 'declaration');
}

function paintPairs(instruction: Instruction, painter: Painter): void {
  const { name } = instruction;
  for (const { key, value, legacy } of readKeyValues(instruction)) {
    if (name === 'LABEL') painter.paint(key, 'property', 'declaration');
    else if (name === 'ENV') painter.paint(key, 'variable', 'declaration');
    else painter.paint(key, 'variable', 'declaration', 'readonly');
    if (value === undefined) continue;
    if (!legacy) painter.paint({ start: key.end, end: value.start }, 'operator');
    painter.paint(value, 'string');
  }
}

/** `8080`, `8000-8080/udp`. */
function paintPorts(instruction: Instruction, painter: Painter): void {
  for (const word of instruction.words) {
    const [, ports = '', protocol = ''] = /^([\d-]*)(?:\/(\w+))?$/.exec(word.text) ?? [];
    const place = placeOf(instruction, word);
    painter.paint(place(0, ports.length), 'number');
    if (protocol === '') continue;
    painter.paint(place(ports.length, ports.length + 1), 'operator');
    painter.paint(place(ports.length + 1, word.text.length), 'enumMember');
  }
}

function paintHeredoc({ opener, nameSpan, terminator }: Heredoc, painter: Painter): void {
  painter.paint({ start: opener.start, end: nameSpan.start }, 'operator');
  painter.paint(nameSpan, 'label', 'declaration');
  painter.paint(terminator, 'label');
}

function placeOf({ body }: Instruction, { index }: Word): Place {
  return (from, to) => body.span(index + from, index + to);
}
