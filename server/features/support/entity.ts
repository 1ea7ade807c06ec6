import type {
  DockerfileModel,
  Stage,
  VariableDefinition,
  VariableReference,
} from '../../model/model.ts';
import type { Mount, MountField } from '../../model/mounts.ts';
import type { SuppressionDialect } from '../../rules/rule.ts';
import type { ContextSource } from '../../rules/support/contextSources.ts';
import type { ExposedPort } from '../../rules/support/ports.ts';
import type { Directive, Flag, Heredoc, Instruction, Span, Word } from '../../syntax/nodes.ts';
import { type CodeComment, checkCodes, codeComment } from './codeComments.ts';
import { partAt } from './instructionParts.ts';
import { holds, lastFrom, spanAt } from './spans.ts';

/** What stands under a cursor; `at` is where it is written there. */
export type Entity =
  | InstructionEntity
  | FlagEntity
  | MountEntity
  | StageEntity
  | VariableEntity
  | HeredocEntity
  | ImageEntity
  | PathEntity
  | CodeEntity
  | DirectiveEntity
  | SignalEntity
  | PortEntity;

/** An instruction's keyword, known or not; behind ONBUILD too. */
export interface InstructionEntity {
  readonly kind: 'instruction';
  readonly at: Span;
  readonly instruction: Instruction;
}

export interface FlagEntity {
  readonly kind: 'flag';
  readonly at: Span;
  readonly instruction: Instruction;
  readonly flag: Flag;
  readonly part: 'name' | 'value';
}

/** One `key=value` of `RUN --mount`. */
export interface MountEntity {
  readonly kind: 'mount';
  readonly at: Span;
  readonly mount: Mount;
  readonly field: MountField;
  readonly part: 'key' | 'value';
}

/** A stage where it gets its name, or where another one uses it by name, number or variable. */
export interface StageEntity {
  readonly kind: 'stage';
  readonly at: Span;
  readonly stage: Stage;
  readonly part: 'name' | 'use';
}

/** A variable where ARG or ENV sets it (then `reference` is missing), or where it is used. */
export interface VariableEntity {
  readonly kind: 'variable';
  readonly at: Span;
  readonly name: string;
  /** The one that is here, or in force here. */
  readonly definition: VariableDefinition | undefined;
  readonly reference: VariableReference | undefined;
}

/** The name of a heredoc, where it is opened or where it ends. */
export interface HeredocEntity {
  readonly kind: 'heredoc';
  readonly at: Span;
  readonly instruction: Instruction;
  readonly heredoc: Heredoc;
  readonly part: 'start' | 'end';
}

/** An image in FROM, COPY --from or the `from` of a mount; no stage. */
export interface ImageEntity {
  readonly kind: 'image';
  readonly at: Span;
  /** As written, quotes resolved. */
  readonly text: string;
  /** With its variables filled in; `undefined` when one is not known. */
  readonly resolved: string | undefined;
}

/** Something of the build context that COPY, ADD or a bind mount takes. */
export interface PathEntity {
  readonly kind: 'path';
  readonly at: Span;
  readonly source: ContextSource;
}

/** A code in a comment or directive that silences findings. */
export interface CodeEntity {
  readonly kind: 'code';
  readonly at: Span;
  readonly code: string;
  readonly dialect: SuppressionDialect | 'ShellCheck';
}

export interface DirectiveEntity {
  readonly kind: 'directive';
  readonly at: Span;
  readonly directive: Directive;
}

/** The signal that STOPSIGNAL names. */
export interface SignalEntity {
  readonly kind: 'signal';
  readonly at: Span;
  readonly word: Word;
}

export interface PortEntity {
  readonly kind: 'port';
  readonly at: Span;
  readonly port: ExposedPort;
}

/**
 * What `offset` points at, or stands at the end of; `undefined` for plain text. Found by halving;
 * only a path is looked for among all of its kind.
 */
export function entityAt(model: DockerfileModel, offset: number): Entity | undefined {
  const { syntax } = model;
  const comment = spanAt(syntax.comments, offset);
  if (comment !== undefined) {
    const found = codeComment(model, comment);
    return found && codeAt(model, found, offset);
  }
  const directive = spanAt(syntax.directives, offset);
  if (directive !== undefined) {
    const { name, nameSpan, value, valueSpan } = directive;
    const codes = name === 'check' ? checkCodes(value, valueSpan.start) : [];
    const code = codeAt(model, { head: nameSpan, codes }, offset);
    return code ?? { kind: 'directive', at: directive, directive };
  }
  const instruction = model.instructionAt(offset);
  if (instruction === undefined) return undefined;
  return (
    variableAt(model, offset) ??
    heredocAt(instruction, offset) ??
    partAt(model, ownerAt(instruction, offset), offset)
  );
}

/** The stage whose FROM stands at `offset`, wherever in it, or that is named there. */
export function stageAt(model: DockerfileModel, offset: number): Stage | undefined {
  const entity = entityAt(model, offset);
  if (entity?.kind === 'stage') return entity.stage;
  const instruction = model.instructionAt(offset);
  return instruction?.name === 'FROM' ? model.stageOf(instruction) : undefined;
}

/** The innermost instruction that `offset` is in: what ONBUILD triggers, not ONBUILD. */
function ownerAt(instruction: Instruction, offset: number): Instruction {
  let owner = instruction;
  while (owner.trigger !== undefined && owner.trigger.keyword.start <= offset) {
    owner = owner.trigger;
  }
  return owner;
}

function codeAt(
  { syntax }: DockerfileModel,
  { head, codes }: CodeComment,
  offset: number,
): CodeEntity | undefined {
  const found = spanAt(codes, offset);
  if (found === undefined) return undefined;
  const word = /^[a-z]+/i.exec(syntax.text.slice(head.start, head.end))?.[0].toLowerCase();
  const dialect = DIALECTS[word ?? ''] ?? 'BuildKit';
  return { kind: 'code', at: found, code: found.code, dialect };
}

const DIALECTS: Readonly<Record<string, CodeEntity['dialect']>> = {
  hadolint: 'hadolint',
  longshore: 'longshore',
  shellcheck: 'ShellCheck',
};

/** On `$`, braces in front and the name; what follows a modifier is text, or another variable. */
function variableAt(model: DockerfileModel, offset: number): VariableEntity | undefined {
  const reference = lastFrom(model.references, offset, ({ start }) => start);
  if (reference !== undefined && offset <= reference.nameSpan.end) {
    const { name, nameSpan: at, definition } = reference;
    return { kind: 'variable', at, name, definition, reference };
  }
  const definition = lastFrom(model.definitions, offset, ({ nameSpan }) => nameSpan.start);
  if (definition === undefined || !holds(definition.nameSpan, offset)) return undefined;
  const { name, nameSpan: at } = definition;
  return { kind: 'variable', at, name, definition, reference: undefined };
}

function heredocAt(instruction: Instruction, offset: number): HeredocEntity | undefined {
  for (const heredoc of instruction.heredocs) {
    const { opener, nameSpan, terminator } = heredoc;
    if (holds(opener, offset)) {
      return { kind: 'heredoc', at: nameSpan, instruction, heredoc, part: 'start' };
    }
    if (terminator !== undefined && holds(terminator, offset)) {
      return { kind: 'heredoc', at: terminator, instruction, heredoc, part: 'end' };
    }
  }
  return undefined;
}
