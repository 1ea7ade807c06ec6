import { expand, unquote } from '../../model/expand.ts';
import { readKeyValues } from '../../model/keyValues.ts';
import type { DockerfileModel } from '../../model/model.ts';
import type { Grammar } from '../../model/variables.ts';
import type { Instruction, Span } from '../../syntax/nodes.ts';
import type { Handlers, LabelType, Report, RuleContext } from '../rule.ts';
import { placeOf } from './places.ts';
import { referencesIn } from './references.ts';

/** One `key=value` of a LABEL. */
export interface Label extends Span {
  /** Quotes resolved, variables as they are written. */
  readonly name: string;
  readonly nameSpan: Span;
  /** Quotes resolved, variables as they are written; empty without one. */
  readonly value: string;
  /** The value as written, quotes included. */
  readonly text: string;
  /** Of `text`; that of the name when nothing is written for the value. */
  readonly valueSpan: Span;
}

/** The labels of a LABEL instruction; none of any other. */
export function readLabels(model: DockerfileModel, instruction: Instruction): readonly Label[] {
  if (instruction.name !== 'LABEL') return [];
  const grammar = grammarOf(model);
  return readKeyValues(instruction).map(({ start, end, key, value }) => {
    const nameSpan = { start: key.start, end: key.end };
    const text = value?.text ?? '';
    return {
      start,
      end,
      name: unquote(key.text, grammar),
      nameSpan,
      value: unquote(text, grammar),
      text,
      valueSpan: value && text !== '' ? { start: value.start, end: value.end } : nameSpan,
    };
  });
}

/** What every rule about one type of labels says: the value is wrong, or nobody knows it yet. */
export type LabelMessage = 'invalid' | 'unknown';

/**
 * Reports the labels that the schema gives `type` and whose value `isValid` refuses. Values with
 * variables are tried with what the file says of these.
 */
export function onWrongLabels(
  type: LabelType,
  { model, options, report }: RuleContext<LabelMessage>,
  isValid: (value: string) => boolean,
  more: (value: string, label: Label) => Partial<Report<LabelMessage>> = () => ({}),
): Handlers {
  const schema = options.labelSchema;
  if (schema === undefined) return {};
  return {
    on: {
      LABEL(instruction) {
        for (const label of readLabels(model, instruction)) {
          if (schema.get(label.name) !== type || label.value === '') continue;
          const { valueSpan } = label;
          const known = expanded(label, model);
          const value = known ?? label.value;
          if (isValid(value)) continue;
          report({
            ...placeOf(model, instruction, valueSpan),
            message: known === undefined ? 'unknown' : 'invalid',
            data: { label: label.name, value },
            ...more(value, label),
          });
        }
      },
    },
  };
}

/** The value with what the file gives its variables; `undefined` when only the build gives it. */
function expanded(label: Label, model: DockerfileModel): string | undefined {
  if (!label.text.includes('$')) return label.value;
  const byName = new Map(referencesIn(model, label).map((each) => [each.name, each]));
  const grammar = grammarOf(model);
  return expand(label.text, grammar, (name) => ({ value: byName.get(name)?.definition?.resolved }));
}

function grammarOf({ syntax }: DockerfileModel): Grammar {
  return { quotes: true, escape: syntax.escape, shell: false };
}
