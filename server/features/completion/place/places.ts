import type { FlagFact } from '../../../facts/flags.ts';
import type { MountKeyFact } from '../../../facts/mounts.ts';
import type { Stage } from '../../../model/model.ts';
import type { Instruction, Span } from '../../../syntax/nodes.ts';
import type { LogicalLine } from './logicalLine.ts';

/** The word under the cursor. */
export interface Spot {
  /** All of the word, behind the cursor too. */
  readonly at: Span;
  /** What of it stands before the cursor. */
  readonly typed: string;
}

/** The instruction that the cursor is in: the trigger, behind ONBUILD. */
export interface Around {
  /** Upper case. */
  readonly name: string;
  readonly onbuild: boolean;
  /** The whole one, as it was read with half of it typed. */
  readonly instruction: Instruction;
  /** `undefined` before the first FROM; of FROM, the stage that it begins. */
  readonly stage: Stage | undefined;
  readonly line: LogicalLine;
  /** Where the body begins in `line`, and what follows the flags. */
  readonly bodyFrom: number;
  readonly argsFrom: number;
}

/** An instruction's keyword. */
export interface KeywordPlace extends Spot {
  readonly kind: 'keyword';
  readonly where: 'before the first stage' | 'in a stage' | 'behind ONBUILD';
  /** Nothing but directives, comments and white space around. */
  readonly empty: boolean;
}

/** `--na` */
export interface FlagPlace extends Spot {
  readonly kind: 'flag';
  readonly around: Around;
  /** The names of the other flags that stand there. */
  readonly given: readonly string[];
}

/** Behind the `=` of a flag that we know. */
export interface FlagValuePlace extends Spot {
  readonly kind: 'flag value';
  readonly around: Around;
  readonly flag: FlagFact;
}

/** What a `--mount=…` says beside the field with the cursor. */
export interface MountAround {
  /** Lower case; `undefined` when it isn't said. */
  readonly type: string | undefined;
  /** Values by key, lower case; empty for a key without `=`. */
  readonly fields: ReadonlyMap<string, string>;
}

export interface MountKeyPlace extends Spot {
  readonly kind: 'mount key';
  readonly around: Around;
  readonly mount: MountAround;
}

export interface MountValuePlace extends Spot {
  readonly kind: 'mount value';
  readonly around: Around;
  readonly mount: MountAround;
  readonly key: MountKeyFact;
}

/** The name in `$name` or `${name`. */
export interface VariablePlace extends Spot {
  readonly kind: 'variable';
  readonly around: Around;
  readonly braced: boolean;
  /** The brace is closed behind the name. */
  readonly closed: boolean;
  /** BuildKit expands it; otherwise a shell does, while the build or the container runs. */
  readonly expandedByBuild: boolean;
}

/** The operator in `${name:-word}`. */
export interface ModifierPlace extends Spot {
  readonly kind: 'modifier';
  readonly around: Around;
  readonly name: string;
  readonly closed: boolean;
}

/** A word behind the flags. */
export interface ArgumentPlace extends Spot {
  readonly kind: 'argument';
  readonly around: Around;
  /** Which one it is, from 0. */
  readonly index: number;
  /** All of them as written, or decoded where they are JSON; the one with the cursor too. */
  readonly words: readonly string[];
  /** `undefined` for plain words. */
  readonly json: 'in a string' | 'between strings' | undefined;
}

/** The name in `name=value` of ARG, ENV or LABEL. */
export interface KeyPlace extends Spot {
  readonly kind: 'key';
  readonly around: Around;
  /** The names of the other pairs. */
  readonly given: readonly string[];
  /** `=` follows. */
  readonly valued: boolean;
}

/** Behind the `=` of a pair. */
export interface ValuePlace extends Spot {
  readonly kind: 'value';
  readonly around: Around;
  readonly key: string;
  /** The quote that the value is in. */
  readonly quote: '"' | "'" | '';
}

/** `<<NAME` */
export interface HeredocPlace extends Spot {
  readonly kind: 'heredoc';
  readonly around: Around;
  /** Nothing follows on the line. */
  readonly last: boolean;
  /** The offset of the end of the line. */
  readonly lineEnd: number;
  /** Names of the other heredocs there. */
  readonly given: readonly string[];
}

/** The first word of a line in a heredoc that has no end yet. */
export interface HeredocEndPlace extends Spot {
  readonly kind: 'heredoc end';
  readonly name: string;
}

/** The name of a directive or of a comment that silences findings, or any word of a comment. */
export interface CommentPlace extends Spot {
  readonly kind: 'comment';
  /** A directive would count here. */
  readonly head: boolean;
  /** The names of the directives on the other lines. */
  readonly given: readonly string[];
  /** Stands between the lines of an instruction. */
  readonly inside: boolean;
  /** `=` follows, and is part of the word. */
  readonly valued: boolean;
}

/** Behind the `=` of a directive or of a comment that silences findings. */
export interface PragmaPlace extends Spot {
  readonly kind: 'pragma';
  readonly name: 'syntax' | 'escape' | 'check' | 'hadolint' | 'longshore';
  /** The whole value. */
  readonly value: string;
  /** The cursor's index in `value`. */
  readonly cursor: number;
  /** A check comment above an instruction, no directive. */
  readonly local: boolean;
  /** What it is for: the lines below, or the file. */
  readonly covers: Span;
}

/** Where the cursor is, as far as something can be proposed. */
export type Place =
  | KeywordPlace
  | FlagPlace
  | FlagValuePlace
  | MountKeyPlace
  | MountValuePlace
  | VariablePlace
  | ModifierPlace
  | ArgumentPlace
  | KeyPlace
  | ValuePlace
  | HeredocPlace
  | HeredocEndPlace
  | CommentPlace
  | PragmaPlace;
