import { type FlagValue, flagsOf } from '../../facts/flags.ts';
import { mountKeys } from '../../facts/mounts.ts';
import type { DockerfileModel } from '../../model/model.ts';
import { type MountField, readMounts } from '../../model/mounts.ts';
import type { Instruction, Span } from '../../syntax/nodes.ts';
import { stageMeant } from '../support/stageUses.ts';
import { paintImage } from './images.ts';
import type { Painter } from './painter.ts';
import type { TokenType } from './token.ts';

/** Every `--name=value` of an instruction. */
export function paintFlags(
  model: DockerfileModel,
  instruction: Instruction,
  painter: Painter,
): void {
  const facts = flagsOf[instruction.name] ?? [];
  for (const { start, name, nameSpan, value } of instruction.flags) {
    painter.paint({ start, end: nameSpan.end }, 'parameter');
    if (value === undefined) continue;
    painter.paint({ start: nameSpan.end, end: nameSpan.end + 1 }, 'operator');
    const kind = facts.find((fact) => fact.name === name)?.value.kind;
    if (kind === 'source') paintSource(model, instruction, value.text, value, painter);
    else if (kind !== 'mount') painter.paint(value, (kind && VALUES[kind]) ?? 'string');
  }
  for (const { fields } of readMounts(instruction)) {
    for (const field of fields) paintField(model, instruction, field, painter);
  }
}

const VALUES: Readonly<Partial<Record<FlagValue['kind'], TokenType>>> = {
  boolean: 'enumMember',
  choice: 'enumMember',
  duration: 'number',
  integer: 'number',
  mode: 'number',
  platform: 'enumMember',
};

function paintField(
  model: DockerfileModel,
  instruction: Instruction,
  { key, keySpan, value, valueSpan }: MountField,
  painter: Painter,
): void {
  painter.paint(keySpan, 'property');
  if (value === undefined || valueSpan === undefined) return;
  painter.paint({ start: keySpan.end, end: keySpan.end + 1 }, 'operator');
  const kind = mountKeys.find(({ names }) => names.includes(key))?.value;
  if (kind === 'source') paintSource(model, instruction, value, valueSpan, painter);
  else painter.paint(valueSpan, (kind && MOUNT_VALUES[kind]) ?? 'string');
}

const MOUNT_VALUES: Readonly<Partial<Record<(typeof mountKeys)[number]['value'], TokenType>>> = {
  boolean: 'enumMember',
  id: 'number',
  mode: 'number',
  sharing: 'enumMember',
  size: 'number',
  type: 'enumMember',
};

/** A stage by name or number, or an image. */
function paintSource(
  model: DockerfileModel,
  instruction: Instruction,
  text: string,
  at: Span,
  painter: Painter,
): void {
  const isPlain = at.end - at.start === text.length;
  if (stageMeant(model, instruction, text) !== undefined || !isPlain) painter.paint(at, 'class');
  else {
    const place = (from: number, to: number) => ({ start: at.start + from, end: at.start + to });
    paintImage(text, place, painter);
  }
}
