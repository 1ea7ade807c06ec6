import { expand, unquote } from '../../model/expand.ts';
import { readKeyValues } from '../../model/keyValues.ts';
import type { DockerfileModel } from '../../model/model.ts';
import type { Grammar } from '../../model/variables.ts';
import type { Instruction, Span } from '../../syntax/nodes.ts';
import type { Handlers, LabelType, RuleContext } from '../rule.ts';
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

/** A label that the schema gives a type, and what it holds. */
export interface TypedLabel {
  readonly label: Label;
  readonly instruction: Instruction;
  /** With the values that the file gives its variables; as written when it gives none. */
  readonly value: string;
  /** Whether `value` is all that a plain build would put there. */
  readonly known: boolean;
}

/** Handlers that call `visit` for each label that the schema gives `type`. */
export function onLabels(
  type: LabelType,
  { model, options: { labelSchema } }: Pick<RuleContext<string>, 'model' | 'options'>,
  visit: (label: TypedLabel) => void,
): Handlers {
  if (labelSchema === undefined) return {};
  return {
    on: {
      LABEL(instruction) {
        for (const label of readLabels(model, instruction)) {
          if (labelSchema.get(label.name) !== type) continue;
          const value = expanded(label, model);
          const known = value !== undefined;
          visit({ label, instruction, value: value ?? label.value, known });
        }
      },
    },
  };
}

/**
 * Reports the labels that the schema gives `type` and whose value `isValid` refuses: what is written,
 * or what nobody knows yet.
 */
export function onWrongLabels(
  type: LabelType,
  context: RuleContext<'invalid' | 'unknown'>,
  isValid: (value: string) => boolean,
): Handlers {
  return onLabels(type, context, ({ label, instruction, value, known }) => {
    if (isValid(value)) return;
    context.report({
      ...placeOf(context.model, instruction, label.valueSpan),
      message: known ? 'invalid' : 'unknown',
      data: { label: label.name, value },
    });
  });
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
