import { unquote } from '../../model/expand.ts';
import type { DockerfileModel, Stage } from '../../model/model.ts';
import { type Mount, type MountField, readMounts } from '../../model/mounts.ts';
import { contextSources } from '../../rules/support/contextSources.ts';
import { exposedPorts } from '../../rules/support/ports.ts';
import type { Flag, Instruction, Span, Word } from '../../syntax/nodes.ts';
import type { Entity } from './entity.ts';
import { holds, lastFrom, spanAt } from './spans.ts';

/** What `offset` points at in `instruction`, variables and heredocs aside. */
export function partAt(
  model: DockerfileModel,
  instruction: Instruction,
  offset: number,
): Entity | undefined {
  const { keyword, flags } = instruction;
  if (holds(keyword, offset)) return { kind: 'instruction', at: keyword, instruction };
  const flag = spanAt(flags, offset);
  return flag === undefined
    ? argumentAt(model, instruction, offset)
    : flagAt(model, instruction, flag, offset);
}

function flagAt(
  model: DockerfileModel,
  instruction: Instruction,
  flag: Flag,
  offset: number,
): Entity | undefined {
  const { name, nameSpan, value } = flag;
  if (offset <= nameSpan.end || value === undefined) {
    const at = { start: flag.start, end: nameSpan.end };
    return { kind: 'flag', at, instruction, flag, part: 'name' };
  }
  if (instruction.name === 'RUN' && name === 'mount') {
    const mount = readMounts(instruction).find((one) => one.flag.start === flag.start);
    return mount && fieldAt(model, instruction, mount, offset);
  }
  if (instruction.name === 'COPY' && name === 'from') {
    const source = sourceAt(model, instruction, value, unquote(value.text, FLAG));
    if (source !== undefined) return source;
  }
  return { kind: 'flag', at: value, instruction, flag, part: 'value' };
}

const FLAG = { quotes: true, escape: '\\', shell: false };

function fieldAt(
  model: DockerfileModel,
  instruction: Instruction,
  mount: Mount,
  offset: number,
): Entity | undefined {
  const field = spanAt(mount.fields, offset);
  if (field === undefined) return undefined;
  const { valueSpan } = field;
  if (valueSpan === undefined || offset <= field.keySpan.end) {
    return { kind: 'mount', at: field.keySpan, mount, field, part: 'key' };
  }
  const meant = meantBy(model, instruction, mount, field, valueSpan);
  return meant ?? { kind: 'mount', at: valueSpan, mount, field, part: 'value' };
}

/** The stage, image or path that the value of a mount's key names. */
function meantBy(
  model: DockerfileModel,
  instruction: Instruction,
  mount: Mount,
  field: MountField,
  valueSpan: Span,
): Entity | undefined {
  if (field.key === 'from' && field === mount.from) {
    return sourceAt(model, instruction, valueSpan, field.value ?? '');
  }
  return field.key === 'source' || field.key === 'src' ? pathAt(model, valueSpan.start) : undefined;
}

/** The stage above that `name` means, else the image. */
function sourceAt(
  model: DockerfileModel,
  instruction: Instruction,
  at: Span,
  name: string,
): Entity | undefined {
  const stage = model.stageOf(instruction);
  if (stage === undefined || name === '') return undefined;
  const use = lastFrom(stage.takesFrom, at.start, (each) => each.at.start);
  if (use?.at.start === at.start) return { kind: 'stage', at, stage: use.stage, part: 'use' };
  if (/^\d+$/.test(name) || name.includes('$')) return undefined;
  return { kind: 'image', at, text: name, resolved: name };
}

function argumentAt(
  model: DockerfileModel,
  instruction: Instruction,
  offset: number,
): Entity | undefined {
  switch (instruction.name) {
    case 'FROM':
      return fromAt(model.stageOf(instruction), offset);
    case 'ADD':
    case 'COPY':
      return pathAt(model, offset);
    case 'EXPOSE': {
      const port = exposedPorts(model, instruction).find(({ word }) => holds(word, offset));
      return port && { kind: 'port', at: port.word, port };
    }
    case 'STOPSIGNAL': {
      const word: Word | undefined = spanAt(instruction.words, offset);
      return word && { kind: 'signal', at: word, word };
    }
    default:
      return undefined;
  }
}

function fromAt(stage: Stage | undefined, offset: number): Entity | undefined {
  if (stage === undefined) return undefined;
  const { image, name, parent } = stage;
  if (name !== undefined && holds(name, offset)) {
    return { kind: 'stage', at: name, stage, part: 'name' };
  }
  if (image === undefined || !holds(image, offset)) return undefined;
  if (parent !== undefined) return { kind: 'stage', at: image, stage: parent, part: 'use' };
  return { kind: 'image', at: image, text: image.text, resolved: image.resolved };
}

function pathAt(model: DockerfileModel, offset: number): Entity | undefined {
  const source = spanAt(contextSources(model), offset);
  return source && { kind: 'path', at: source, source };
}
