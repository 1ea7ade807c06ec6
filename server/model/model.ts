import type { LineMap } from '../syntax/lineMap.ts';
import type { Flag, Instruction, Span, SyntaxTree, Word } from '../syntax/nodes.ts';
import type { SubstitutionKind } from './substitutions.ts';

/** What a Dockerfile means. Immutable, one per document version, made by `analyze`. */
export interface DockerfileModel {
  readonly syntax: SyntaxTree;
  readonly lines: LineMap;
  /** Instructions before the first FROM: ARGs, when the file is right. */
  readonly preamble: readonly Instruction[];
  readonly stages: readonly Stage[];
  /** ARGs before the first FROM, by name. */
  readonly globalArgs: ReadonlyMap<string, VariableDefinition>;
  /** Every use of a variable, in file order. */
  readonly references: readonly VariableReference[];
  /** The `${…}` that BuildKit refuses, in file order. */
  readonly substitutionProblems: readonly SubstitutionProblem[];
  /** Every definition by ARG and ENV, in file order. */
  readonly definitions: readonly VariableDefinition[];
  /** The instruction (or ONBUILD's trigger's owner) whose lines hold `offset`. */
  instructionAt(offset: number): Instruction | undefined;
  stageOf(instruction: Instruction): Stage | undefined;
  /**
   * The stage of this name as BuildKit looks it up: any case, the last one whose index is lower
   * than `before`.
   */
  stageNamed(name: string, before: number): Stage | undefined;
}

/** FROM to the next FROM. */
export interface Stage extends Span {
  readonly index: number;
  readonly from: Instruction;
  /** The word after AS; `undefined` for an unnamed stage. */
  readonly name: Word | undefined;
  readonly image: ImageUse | undefined;
  readonly platform: Flag | undefined;
  /** FROM first. */
  readonly instructions: readonly Instruction[];
  /** The earlier stage this one is built on. */
  readonly parent: Stage | undefined;
  /** Stages that this one takes files from: COPY --from, RUN --mount=from, and where. */
  readonly takesFrom: readonly StageUse[];
}

export interface StageUse {
  readonly stage: Stage;
  readonly by: Instruction;
  /** The name or number as written. */
  readonly at: Span;
}

/** The image a FROM names, before and after variables. */
export interface ImageUse extends Span {
  /** As written. */
  readonly text: string;
  /** With global ARG defaults filled in; `undefined` when a variable has no known value. */
  readonly resolved: string | undefined;
  /** The parts of `text`; a part that a variable could hide is `undefined`. */
  readonly repository: Span | undefined;
  readonly tag: Span | undefined;
  readonly digest: Span | undefined;
}

export interface VariableDefinition {
  readonly name: string;
  readonly kind: 'arg' | 'env';
  readonly nameSpan: Span;
  /** The raw text after `=`; `undefined` for `ARG name`. */
  readonly value: Word | undefined;
  /** `value` with the variables known there filled in; `undefined` when one is not known. */
  readonly resolved: string | undefined;
  readonly instruction: Instruction;
  /** `undefined` before the first FROM. */
  readonly stage: Stage | undefined;
}

/** `$name` or `${name…}`. */
export interface VariableReference extends Span {
  readonly name: string;
  readonly nameSpan: Span;
  /** `:-`, `+`, `##`, `//` … as written; `undefined` for the plain forms. */
  readonly modifier: string | undefined;
  readonly instruction: Instruction;
  /** The definition in force here, in this stage, its parents or the global ARGs (FROM only). */
  readonly definition: VariableDefinition | undefined;
  /** Known without a definition: a predefined or platform ARG, PATH. */
  readonly predefined: boolean;
  /** BuildKit expands it; otherwise it is left to a shell. */
  readonly expandedByBuild: boolean;
}

/** A `${…}` that BuildKit, which expands it, refuses. */
export interface SubstitutionProblem extends Span {
  readonly kind: SubstitutionKind;
  /** Empty in `${}`. */
  readonly name: string;
  /** What follows the name, as written; `undefined` when nothing does. */
  readonly modifier: string | undefined;
  readonly instruction: Instruction;
}
