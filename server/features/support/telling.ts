import { readCopy } from '../../model/copy.ts';
import { readKeyValues } from '../../model/keyValues.ts';
import type { DockerfileModel, Stage } from '../../model/model.ts';
import type { Instruction } from '../../syntax/nodes.ts';

const LONGEST = 80;

/** What tells an instruction from others of its kind, on one line: its command, paths, port. */
export function tellingOf({ syntax }: DockerfileModel, instruction: Instruction): string {
  return shortened(oneLine(raw(syntax.text, instruction)));
}

/** What tells a stage from others: its image or the stage it is built on, and its platform. */
export function tellingOfStage({ image, platform }: Stage): string {
  const { value } = platform ?? {};
  return shortened(`${image?.text ?? ''}${value === undefined ? '' : ` (${value.text})`}`);
}

/** How people call a stage: by its name, else by its number. */
export function nameOfStage({ name, index }: Stage): string {
  return name?.text ?? `stage ${index}`;
}

function raw(text: string, instruction: Instruction): string {
  const { name, body, argsIndex, json, trigger, heredocs } = instruction;
  const written = body.value.slice(argsIndex);
  switch (name) {
    case 'ARG':
    case 'ENV':
    case 'LABEL':
      return pairs(instruction);
    case 'ADD':
    case 'COPY':
      return copied(instruction);
    case 'ONBUILD':
      return trigger === undefined ? written : `${trigger.name} ${raw(text, trigger)}`;
    case 'RUN': {
      const [script] = heredocs;
      const isAlone = script && written.length === script.opener.end - script.opener.start;
      return isAlone ? firstLine(text.slice(script.body.start, script.body.end)) : written;
    }
    default:
      return json?.items.map(({ value }) => value).join(' ') ?? written;
  }
}

/** A single one with its value, several by their names. */
function pairs(instruction: Instruction): string {
  const all = readKeyValues(instruction);
  const [first] = all;
  if (all.length > 1) return all.map(({ key }) => key.text).join(' ');
  if (first === undefined) return '';
  return first.value === undefined ? first.key.text : `${first.key.text}=${first.value.text}`;
}

function copied(instruction: Instruction): string {
  const copy = readCopy(instruction);
  const paths = (instruction.json?.items ?? instruction.words).map((path) =>
    'text' in path ? path.text : path.value,
  );
  const from = copy?.from?.value;
  const written =
    paths.length < 2 ? paths.join('') : `${paths.slice(0, -1).join(' ')} → ${paths.at(-1)}`;
  return from === undefined ? written : `${written} (from ${from.text})`;
}

/** The first one that does something. */
function firstLine(script: string): string {
  const lines = script.split(/\r?\n/).map((line) => line.trim());
  return lines.find((line) => line !== '' && !/^(?:#|set\s)/.test(line)) ?? '';
}

function oneLine(text: string): string {
  return text
    .slice(0, LONGEST * 4)
    .replace(/\s+/g, ' ')
    .trim();
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`;
}
