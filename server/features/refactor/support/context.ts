import type { DockerfileModel } from '../../../model/model.ts';
import { lineBreakOf } from '../../../rules/support/lineBreaks.ts';
import { ShellReader } from '../../../shell/reader.ts';
import type { ShellScript } from '../../../shell/script.ts';
import { trackShell } from '../../../shell/shells.ts';
import type { Instruction, Span } from '../../../syntax/nodes.ts';
import { stepOf } from '../../support/indentation.ts';
import { usedIndent } from '../../support/usedIndent.ts';
import type { RefactorContext } from '../refactor.ts';

/** What may be asked beside the document. */
export type Outside = Pick<RefactorContext, 'registry' | 'project'>;

/** The context of one request; what it costs to know is worked out when somebody asks. */
export function refactorContext(
  model: DockerfileModel,
  selection: Span,
  outside: Outside,
): RefactorContext {
  return new LazyContext(model, selection, outside);
}

class LazyContext implements RefactorContext {
  readonly model: DockerfileModel;
  readonly selection: Span;
  readonly registry: RefactorContext['registry'];
  readonly project: RefactorContext['project'];
  #step: string | undefined;
  #lineBreak: string | undefined;
  #shellAt: ((instruction: Instruction) => readonly string[]) | undefined;
  #shells: ShellReader | undefined;

  constructor(model: DockerfileModel, selection: Span, { registry, project }: Outside) {
    this.model = model;
    this.selection = selection;
    this.registry = registry;
    this.project = project;
  }

  get step(): string {
    this.#step ??= stepOf(usedIndent(this.model));
    return this.#step;
  }

  get lineBreak(): string {
    this.#lineBreak ??= lineBreakOf(this.model.syntax.text);
    return this.#lineBreak;
  }

  shell(instruction: Instruction): ShellScript | undefined {
    this.#shells ??= new ShellReader(this.model.syntax.text, (one) => this.shellAt(one));
    return this.#shells.read(instruction);
  }

  shellAt(instruction: Instruction): readonly string[] {
    this.#shellAt ??= trackShell(this.model.stages);
    return this.#shellAt(instruction);
  }
}
