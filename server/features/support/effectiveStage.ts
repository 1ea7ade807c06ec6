import type { DockerfileModel, Stage } from '../../model/model.ts';
import { exposedPorts } from '../../rules/support/ports.ts';
import { StageVariables } from '../../rules/support/stageVariables.ts';
import type { Instruction } from '../../syntax/nodes.ts';

/**
 * What a stage ends with, by this file: its own instructions, those of the stages it is built on,
 * and what these trigger by ONBUILD. `undefined` where only the base image may say something.
 */
export interface EffectiveStage {
  /** The first stage that it is built on; itself when it begins with an image. */
  readonly root: Stage;
  readonly user: string | undefined;
  /** Absolute as far as the file tells. */
  readonly workdir: string | undefined;
  /** In order, each once. */
  readonly ports: readonly string[];
  readonly entrypoint: Instruction | undefined;
  readonly cmd: Instruction | undefined;
  readonly healthcheck: Instruction | undefined;
  readonly stopSignal: string | undefined;
}

/** Takes time in proportion to the stage and those it is built on. */
export function effectiveStage(model: DockerfileModel, stage: Stage): EffectiveStage {
  const line: Stage[] = [];
  for (let at: Stage | undefined = stage; at !== undefined; at = at.parent) line.push(at);
  const state = new State(model);
  for (const one of line.reverse()) state.enter(one);
  return { ...state, root: line[0] ?? stage, ports: state.ports() };
}

class State {
  user: string | undefined;
  workdir: string | undefined;
  entrypoint: Instruction | undefined;
  cmd: Instruction | undefined;
  healthcheck: Instruction | undefined;
  stopSignal: string | undefined;
  readonly #model: DockerfileModel;
  readonly #variables: StageVariables;
  readonly #ports = new Set<string>();
  #hasOwnCmd = false;

  constructor(model: DockerfileModel) {
    this.#model = model;
    this.#variables = new StageVariables(model);
  }

  enter(stage: Stage): void {
    this.#hasOwnCmd = false;
    for (const { trigger } of stage.parent?.instructions ?? []) {
      if (trigger !== undefined) this.#take(trigger, stage);
    }
    for (const instruction of stage.instructions) this.#take(instruction, stage);
  }

  ports(): readonly string[] {
    return [...this.#ports];
  }

  #take(instruction: Instruction, stage: Stage): void {
    switch (instruction.name) {
      case 'USER':
        this.user = this.#textOf(instruction, stage) ?? this.user;
        break;
      case 'WORKDIR':
        this.workdir = join(this.workdir, this.#textOf(instruction, stage));
        break;
      case 'EXPOSE':
        for (const port of exposedPorts(this.#model, instruction)) this.#ports.add(nameOf(port));
        break;
      case 'ENTRYPOINT':
        this.entrypoint = instruction;
        // A CMD of another image would be arguments of another program.
        if (!this.#hasOwnCmd) this.cmd = undefined;
        break;
      case 'CMD':
        this.cmd = instruction;
        this.#hasOwnCmd = true;
        break;
      case 'HEALTHCHECK':
        this.healthcheck = instruction;
        break;
      case 'STOPSIGNAL':
        this.stopSignal = this.#textOf(instruction, stage) ?? this.stopSignal;
        break;
    }
  }

  /** With its variables replaced where the file tells them; `undefined` when nothing is written. */
  #textOf({ body, argsIndex }: Instruction, stage: Stage): string | undefined {
    const raw = body.value.slice(argsIndex);
    if (raw === '') return undefined;
    return this.#variables.expand(raw, body, stage) ?? raw;
  }
}

function nameOf({ text, protocol }: { text: string; protocol: string | undefined }): string {
  return protocol === undefined ? `${text}/tcp` : text;
}

/** As WORKDIR does it; a relative path whose beginning nobody knows stays relative. */
function join(before: string | undefined, path: string | undefined): string | undefined {
  if (path === undefined) return before;
  if (/^(?:[/\\$]|[A-Za-z]:)/.test(path) || before === undefined) return path;
  return `${before.replace(/\/$/, '')}/${path.replace(/^\.\//, '')}`;
}
