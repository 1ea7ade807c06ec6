import { platformArgs, proxyArgs } from '../facts/variables.ts';
import type { Instruction, SyntaxTree } from '../syntax/nodes.ts';
import { Model } from './dockerfileModel.ts';
import { expand, type Known, type Lookup, unquote } from './expand.ts';
import { type KeyValue, readKeyValues } from './keyValues.ts';
import type {
  DockerfileModel,
  Stage,
  SubstitutionProblem,
  VariableDefinition,
  VariableReference,
} from './model.ts';
import { Scope } from './scope.ts';
import { type OpenStage, StageList } from './stages.ts';
import { type Grammar, type Part, readParts, type VariablePart } from './variables.ts';
import { variableZones, Zone } from './zones.ts';

/**
 * Works out what the instructions of `tree` mean, in one pass from top to bottom. Never throws;
 * takes time in proportion to the text.
 */
export function analyze(tree: SyntaxTree): DockerfileModel {
  return new Analysis(tree).run();
}

class Analysis {
  readonly #tree: SyntaxTree;
  readonly #grammar: Grammar;
  readonly #stages = new StageList();
  readonly #scope = new Scope();
  readonly #preamble: Instruction[] = [];
  readonly #references: VariableReference[] = [];
  readonly #substitutionProblems: SubstitutionProblem[] = [];
  readonly #definitions: VariableDefinition[] = [];
  readonly #owners = new Map<Instruction, Stage>();
  #stage: OpenStage | undefined;

  constructor(tree: SyntaxTree) {
    this.#tree = tree;
    this.#grammar = { quotes: true, escape: tree.escape, shell: false };
  }

  run(): DockerfileModel {
    for (const instruction of this.#tree.instructions) this.#visit(instruction);
    return new Model(this.#tree, {
      preamble: this.#preamble,
      stages: this.#stages,
      globalArgs: this.#scope.globals,
      references: this.#references,
      substitutionProblems: this.#substitutionProblems,
      definitions: this.#definitions,
      owners: this.#owners,
    });
  }

  #visit(instruction: Instruction): void {
    if (instruction.name === 'FROM') {
      this.#refer(instruction, undefined);
      this.#stage = this.#stages.open(instruction, this.#imageOf(instruction));
    } else if (this.#stage === undefined) this.#preamble.push(instruction);
    else this.#addTo(this.#stage, instruction);
    if (this.#stage !== undefined) this.#own(instruction, this.#stage);
    if (instruction.name === 'ARG') this.#readArg(instruction);
    else if (instruction.name !== 'FROM') {
      this.#refer(instruction, this.#stage);
      if (instruction.name === 'ENV' && this.#stage !== undefined) this.#readEnv(instruction);
    }
  }

  #own(instruction: Instruction, stage: Stage): void {
    this.#owners.set(instruction, stage);
    if (instruction.name !== 'ONBUILD') return;
    for (let at = instruction.trigger; at !== undefined; at = at.trigger) {
      this.#owners.set(at, stage);
    }
  }

  #addTo(stage: OpenStage, instruction: Instruction): void {
    stage.instructions.push(instruction);
    stage.end = instruction.end;
    if (instruction.name !== 'COPY' && instruction.name !== 'RUN') return;
    for (const use of this.#stages.usesIn(instruction, stage)) stage.takesFrom.push(use);
  }

  #imageOf(from: Instruction): string | undefined {
    const [image] = from.words;
    return image && expand(image.text, this.#grammar, this.#lookup(undefined));
  }

  /** Each pair of an ARG sees those before it; its name is taken as it stands. */
  #readArg(instruction: Instruction): void {
    const { body } = instruction;
    for (const pair of readKeyValues(instruction)) {
      const { value } = pair;
      if (value?.text.includes('$')) {
        const range = { from: value.index, to: value.index + value.text.length };
        this.#readZone(
          new Zone(body.value, range, this.#grammar, true, body),
          instruction,
          this.#stage,
        );
      }
      this.#add(this.#definitionOf(instruction, pair));
    }
  }

  /** The pairs of one ENV don't see each other. */
  #readEnv(instruction: Instruction): void {
    const definitions = readKeyValues(instruction).map((pair) =>
      this.#definitionOf(instruction, pair),
    );
    for (const definition of definitions) this.#add(definition);
  }

  #add(definition: VariableDefinition): void {
    this.#definitions.push(definition);
    this.#scope.add(definition);
  }

  #definitionOf(instruction: Instruction, { key, value }: KeyValue): VariableDefinition {
    const stage = this.#stage;
    const kind = instruction.name === 'ARG' ? 'arg' : 'env';
    const name = kind === 'arg' ? key.text : unquote(key.text, this.#grammar);
    const nameSpan = { start: key.start, end: key.end };
    const resolved =
      value === undefined
        ? kind === 'arg'
          ? this.#inherited(name, stage)
          : undefined
        : expand(value.text, this.#grammar, this.#lookup(stage));
    return { name, kind, nameSpan, value, resolved, instruction, stage };
  }

  /** What `ARG name` brings into a stage: the global default, else what was in force before. */
  #inherited(name: string, stage: Stage | undefined): string | undefined {
    if (stage === undefined) return undefined;
    return this.#scope.globals.get(name)?.resolved ?? this.#scope.find(name, stage)?.resolved;
  }

  #lookup(stage: Stage | undefined): Lookup {
    return (name): Known | undefined => {
      const definition = this.#scope.find(name, stage);
      if (definition === undefined) {
        return isPredefined(name, stage) ? { value: undefined } : undefined;
      }
      const { value, resolved } = definition;
      if (value !== undefined || resolved !== undefined) return { value: resolved };
      return PLATFORM_ARGS.has(name) ? { value: undefined } : undefined;
    };
  }

  #refer(instruction: Instruction, stage: Stage | undefined): void {
    for (const zone of variableZones(instruction, this.#tree.escape, this.#tree.text)) {
      this.#readZone(zone, instruction, stage);
    }
  }

  #readZone(zone: Zone, instruction: Instruction, stage: Stage | undefined): void {
    const parts = readParts(zone.text, zone.grammar, zone.from, zone.to);
    this.#collect(parts, zone, instruction, stage);
  }

  #collect(
    parts: readonly Part[],
    zone: Zone,
    instruction: Instruction,
    stage: Stage | undefined,
  ): void {
    for (const part of parts) {
      if (typeof part === 'string') continue;
      if (part.problem !== undefined && zone.expandedByBuild) {
        const { name, modifier, problem: kind } = part;
        const at = zone.span(part.from, part.to);
        this.#substitutionProblems.push({ ...at, kind, name, modifier, instruction });
      }
      if (part.name !== '') {
        this.#references.push(this.#referenceTo(part, zone, instruction, stage));
      }
      this.#collect(part.word, zone, instruction, stage);
      this.#collect(part.replacement, zone, instruction, stage);
    }
  }

  #referenceTo(
    part: VariablePart,
    zone: Zone,
    instruction: Instruction,
    stage: Stage | undefined,
  ): VariableReference {
    const { name, modifier } = part;
    const { start, end } = zone.span(part.from, part.to);
    const definition = this.#scope.find(name, stage);
    return {
      start,
      end,
      name,
      nameSpan: zone.span(part.nameFrom, part.nameTo),
      modifier,
      instruction,
      definition,
      predefined: definition === undefined && isPredefined(name, stage, zone),
      expandedByBuild: zone.expandedByBuild,
    };
  }
}

const PLATFORM_ARGS: ReadonlySet<string> = new Set(platformArgs.map(({ name }) => name));
const PROXY_ARGS: ReadonlySet<string> = new Set(proxyArgs.map(({ name }) => name));

/**
 * Platform arguments are known before the first stage and in FROM; inside a stage `PATH`, and to
 * the commands of RUN the proxies.
 */
function isPredefined(name: string, stage: Stage | undefined, zone?: Zone): boolean {
  if (stage === undefined) return PLATFORM_ARGS.has(name);
  return name === 'PATH' || (zone?.expandedByBuild === false && PROXY_ARGS.has(name));
}
