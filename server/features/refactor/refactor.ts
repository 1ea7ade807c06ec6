import type { DockerfileModel } from '../../model/model.ts';
import type { TextEdit } from '../../rules/rule.ts';
import type { ShellScript } from '../../shell/script.ts';
import type { Instruction, Span } from '../../syntax/nodes.ts';
import type { FileSystem, Registry } from '../../workspace/ports.ts';

/** As LSP names them; editors sort their menus by them. */
export type RefactorKind =
  | 'refactor.extract'
  | 'refactor.rewrite'
  | 'source.generateDockerignore'
  | 'source.organizePackages';

/** Where a refactoring is asked for, and what may be asked to work it out. */
export interface RefactorContext {
  readonly model: DockerfileModel;
  /** What is selected; empty where only the cursor stands. */
  readonly selection: Span;
  /** One step of indentation, as the file has it. */
  readonly step: string;
  /** `\n` or `\r\n`, as the file has it. */
  readonly lineBreak: string;
  /** What an instruction (or a trigger) runs; read once. */
  shell(instruction: Instruction): ShellScript | undefined;
  /** The SHELL in force at an instruction. */
  shellAt(instruction: Instruction): readonly string[];
  /** `undefined` where nobody may be asked. */
  readonly registry: Pick<Registry, 'digest'> | undefined;
  /** The build's files; `undefined` for a document that lies nowhere. */
  readonly project: Project | undefined;
}

export interface Project {
  readonly files: FileSystem;
  /** The build context, absolute. */
  readonly folder: string;
  /** The Dockerfile, absolute. */
  readonly dockerfile: string;
}

/** Something that can be done. */
export interface Offer {
  /** Tells the offers of one refactoring apart. */
  readonly id: string;
  /** Imperative, sentence case. */
  readonly title: string;
  readonly kind: RefactorKind;
  /** Its change is asked for over the network: not to be worked out before somebody wants it. */
  readonly isRemote?: true;
  /** What changes. Rejects with the signal's reason only. */
  change(signal: AbortSignal): Change | Promise<Change>;
}

export type Change =
  /** In the document; not overlapping, any order. */
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  /** A file that is not there yet, by its absolute path. */
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  /** It can't be done after all; a sentence for people. */
  | { readonly kind: 'refused'; readonly why: string };

/** One file a refactoring in `features/refactor/`, exporting `refactor`. */
export interface Refactor {
  /** The name of its file. */
  readonly name: string;
  /** All kinds that its offers can have. */
  readonly kinds: readonly RefactorKind[];
  /** What can be done, and exactly: whatever cannot is not offered. */
  offers(context: RefactorContext): readonly Offer[] | Promise<readonly Offer[]>;
}
