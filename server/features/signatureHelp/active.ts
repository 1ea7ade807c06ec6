import { flagsOf } from '../../facts/flags.ts';
import type { Instruction, Word } from '../../syntax/nodes.ts';
import { holds, spanAt } from '../support/spans.ts';

/** Which signature is being written, and which of its parameters. */
export interface Active {
  readonly active: number;
  readonly parameter: number;
}

/**
 * What is written at `offset`, which is in the arguments; `undefined` where no help is wanted.
 * `typed`: the text of the instruction up to there.
 */
export function activeIn(
  instruction: Instruction,
  offset: number,
  typed: string,
): Active | undefined {
  const { name, words, flags } = instruction;
  const before = words.filter(({ end }) => end < offset).length;
  // Dashes alone are no flag yet.
  const begun = before === 0 && /\s--?[\w-]*$/.test(typed);
  const inFlag = begun || flags.some((flag) => holds(flag, offset));
  switch (name) {
    case 'FROM':
      return first(inFlag ? 0 : before === 0 ? 1 : 2);
    case 'ADD':
    case 'COPY': {
      if (instruction.body.value.startsWith('[', instruction.argsIndex)) return undefined;
      const isLast = before > 0 && before >= words.length - 1;
      return first(inFlag ? 0 : isLast ? 2 : 1);
    }
    case 'HEALTHCHECK': {
      if (inFlag) {
        const flag = flags.find((one) => holds(one, offset))?.name ?? '';
        const known = flagsOf.HEALTHCHECK ?? [];
        const at = known.findIndex((one) => one.name.startsWith(flag));
        return first(Math.max(0, at));
      }
      if (before > 0) return undefined;
      const isNone = /^N/i.test(words[0]?.text ?? '');
      return isNone ? { active: 1, parameter: 0 } : first((flagsOf.HEALTHCHECK ?? []).length);
    }
    case 'ARG':
      return first(isBehind('=', spanAt(words, offset), offset) ? 1 : 0);
    case 'ENV': {
      const isOld = words[0] !== undefined && !words[0].text.includes('=') && before > 0;
      return first(isOld || isBehind('=', spanAt(words, offset), offset) ? 1 : 0);
    }
    case 'EXPOSE':
      return first(isBehind('/', spanAt(words, offset), offset) ? 1 : 0);
    default:
      return undefined;
  }
}

function first(parameter: number): Active {
  return { active: 0, parameter };
}

function isBehind(char: string, word: Word | undefined, offset: number): boolean {
  const at = word === undefined ? -1 : word.text.indexOf(char);
  return word !== undefined && at >= 0 && offset > word.start + at;
}
