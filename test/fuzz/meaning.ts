import { parse as parseShell } from 'unbash';
import { analyze } from '../../server/model/analyze.ts';
import { shellKind, trackShell } from '../../server/shell/shells.ts';
import type { Heredoc, Instruction } from '../../server/syntax/nodes.ts';
import { parse } from '../../server/syntax/parse.ts';

/**
 * What BuildKit reads in a Dockerfile, and what a shell reads in what it is given, as data without
 * places. Blanks between the words of a shell text do not count; all others do.
 */
export function meaningOf(text: string): unknown {
  const model = analyze(parse(text));
  const { syntax, stages, definitions, references } = model;
  const shellAt = trackShell(stages);
  return {
    escapeChar: syntax.escape,
    directives: syntax.directives.map(({ name, value }) => [name, value]),
    comments: syntax.comments.map((comment) => comment.text),
    problems: syntax.problems.map(({ kind }) => kind),
    instructions: syntax.instructions.map((instruction) => ({
      ...instructionMeaning(instruction, text, shellKind(shellAt(instruction)) === 'posix'),
      leadingComments: instruction.leadingComments.map((comment) => comment.text),
      innerComments: instruction.innerComments.map((comment) => comment.text),
    })),
    stages: stages.map(({ name, image, parent, platform, takesFrom }) => ({
      name: name?.text,
      image: [image?.text, image?.resolved],
      parent: parent?.index,
      platform: platform?.value?.text,
      takesFrom: takesFrom.map(({ stage }) => stage.index),
    })),
    definitions: definitions.map(({ name, kind, value, resolved }) => [
      name,
      kind,
      value?.text,
      resolved,
    ]),
    references: references.map(({ name, modifier, expandedByBuild }) => [
      name,
      modifier,
      expandedByBuild,
    ]),
  };
}

const TEXTS = new Set(['MAINTAINER', 'STOPSIGNAL', 'USER', 'WORKDIR']);
const SHELL_TEXTS = new Set(['CMD', 'ENTRYPOINT', 'RUN']);

function instructionMeaning(instruction: Instruction, text: string, isPosix: boolean): object {
  const { name, flags, heredocs, trigger, json } = instruction;
  return {
    name,
    flags: flags.map((flag) => [flag.name, flag.value?.text]),
    json: json?.items.map(({ value }) => value),
    args: json || trigger ? [] : argsOf(instruction, isPosix),
    trigger: trigger && instructionMeaning(trigger, text, isPosix),
    heredocs: trigger ? [] : heredocs.map((heredoc) => heredocMeaning(heredoc, text)),
  };
}

function argsOf({ name, body, argsIndex, words }: Instruction, isPosix: boolean): unknown {
  const rest = body.value.slice(argsIndex);
  const [first] = words;
  if (SHELL_TEXTS.has(name)) return shellMeaning(rest, isPosix);
  if (name === 'HEALTHCHECK') {
    const [type = ''] = rest.split(/[\t\v\f\r ]/, 1);
    return [type.toUpperCase(), shellMeaning(rest.slice(type.length).trim(), isPosix)];
  }
  const isLegacy = (name === 'ENV' || name === 'LABEL') && !first?.text.includes('=');
  if (isLegacy) return /^([^\t\v\f\r ]*)[\t\v\f\r ]*(.*)$/s.exec(rest)?.slice(1);
  const texts = words.map((word) => word.text);
  if (name === 'FROM') return texts.map((word, n) => (n === 1 ? word.toUpperCase() : word));
  return TEXTS.has(name) || first === undefined ? rest : texts;
}

function heredocMeaning({ name, body, stripTabs, expand, terminator }: Heredoc, text: string) {
  const closes = terminator !== undefined;
  return [name, stripTabs, expand, closes, closes ? text.slice(body.start, body.end) : ''];
}

/** The words that a POSIX shell sees; of other texts, and of broken ones, all but the blanks. */
function shellMeaning(text: string, isPosix: boolean): unknown {
  const squeezed = text.replace(/[ \t]+/g, '');
  if (!isPosix) return squeezed;
  const script = parseShell(text);
  const isBroken = script.errors !== undefined && script.errors.length > 0;
  return isBroken ? squeezed : [squeezed, withoutPlaces(JSON.parse(JSON.stringify(script)))];
}

/** A shell's tree as data: words by their values, or by their parts where they have any. */
function withoutPlaces(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutPlaces);
  if (typeof node !== 'object' || node === null) return node;
  const hasParts = 'parts' in node || 'script' in node || 'expression' in node;
  const entries = Object.entries(node).filter(
    ([key]) => !PLACE.test(key) && !(hasParts && (key === 'text' || key === 'value')),
  );
  const data = Object.fromEntries(entries.map(([key, value]) => [key, withoutPlaces(value)]));
  // To a sum, blanks are nothing.
  return /^Arithmetic/.test(String(data.type)) ? JSON.stringify(data).replaceAll(' ', '') : data;
}

const PLACE = /^(?:pos|end|source)$|(?:Pos|End)$/;
