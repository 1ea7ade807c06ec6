import { fullName, parseReference, shortName } from '../../core/reference.ts';
import type { DockerfileModel, Stage } from '../model/model.ts';
import type { Span } from '../syntax/nodes.ts';
import { fromUses, stageMeant } from './support/stageUses.ts';

export interface GraphNode {
  /** `stage:build`, `stage:2`, `image:docker.io/library/node:22`; stable while the name is. */
  readonly id: string;
  readonly kind: 'stage' | 'image';
  readonly label: string;
  readonly detail: string | undefined;
  /** What a build makes when no stage is asked for: the last one. */
  readonly isTarget: boolean;
  /** A build of the target needs it. */
  readonly isUsed: boolean;
  readonly at: Span;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'base' | 'copy' | 'mount';
  /** How many such uses it stands for. */
  readonly count: number;
  /** The first of them. */
  readonly at: Span;
}

export interface Graph {
  /** Stages in file order, then images as they are named. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** The stages and images of a Dockerfile, and what is made of which. Never has a cycle. */
export function stageGraph(model: DockerfileModel): Graph {
  return new GraphBuilder(model).build();
}

class GraphBuilder {
  readonly #model: DockerfileModel;
  readonly #ids = new Map<Stage, string>();
  readonly #images = new Map<string, GraphNode>();
  readonly #edges = new Map<string, GraphEdge & { count: number }>();

  constructor(model: DockerfileModel) {
    this.#model = model;
    const taken = new Set<string>();
    for (const stage of model.stages) {
      const named = `stage:${stage.name?.text.toLowerCase() ?? stage.index}`;
      const id = taken.has(named) ? `stage:${stage.index}` : named;
      taken.add(id);
      this.#ids.set(stage, id);
    }
  }

  build(): Graph {
    const { stages } = this.#model;
    for (const stage of stages) this.#addEdges(stage);
    const edges = [...this.#edges.values()];
    const target = stages.at(-1);
    const used = needed(target === undefined ? '' : this.#idOf(target), edges);
    const nodes = [...stages.map((stage) => this.#nodeOf(stage)), ...this.#images.values()];
    return { nodes: nodes.map((node) => ({ ...node, isUsed: used.has(node.id) })), edges };
  }

  #nodeOf(stage: Stage): GraphNode {
    const { index, name, image, platform, from } = stage;
    const details = [platform?.value?.text, name === undefined ? undefined : image?.text];
    const detail = withoutHash(details.filter((one) => one !== undefined).join(' '));
    return {
      id: this.#idOf(stage),
      kind: 'stage',
      label: name?.text ?? `stage ${index}`,
      detail: detail === '' ? undefined : detail,
      isTarget: index === this.#model.stages.length - 1,
      isUsed: false,
      at: { start: from.start, end: from.end },
    };
  }

  #addEdges(stage: Stage): void {
    const { parent, image } = stage;
    if (image !== undefined) {
      const at = { start: image.start, end: image.end };
      const from = parent === undefined ? this.#image(image.resolved ?? image.text, at) : parent;
      this.#edge(from, stage, 'base', at);
    }
    for (const instruction of stage.instructions) {
      for (const { name, how, at } of fromUses(instruction)) {
        const meant = stageMeant(this.#model, instruction, name);
        // A number without a stage and a name with variables, which is refused, mean nothing.
        if (meant === undefined && (/^\d+$/.test(name) || name === '' || name.includes('$')))
          continue;
        this.#edge(meant ?? this.#image(name, at), stage, how, at);
      }
    }
  }

  #edge(from: Stage | string, to: Stage, kind: GraphEdge['kind'], at: Span): void {
    const source = typeof from === 'string' ? from : this.#idOf(from);
    const target = this.#idOf(to);
    const key = `${kind}\0${source}\0${target}`;
    const known = this.#edges.get(key);
    if (known === undefined) {
      this.#edges.set(key, { from: source, to: target, kind, count: 1, at });
    } else known.count++;
  }

  /** The same image by another name is the same node. */
  #image(text: string, at: Span): string {
    const reference = text === 'scratch' ? undefined : parseReference(text);
    const id = `image:${reference === undefined ? text : fullName(reference)}`;
    if (!this.#images.has(id)) {
      const label = reference === undefined ? text : shortName(reference);
      const node = { id, kind: 'image', label: withoutHash(label), detail: undefined, at } as const;
      this.#images.set(id, { ...node, isTarget: false, isUsed: false });
    }
    return id;
  }

  #idOf(stage: Stage): string {
    return this.#ids.get(stage) ?? `stage:${stage.index}`;
  }
}

/** A digest as people tell it from others: by its beginning. */
function withoutHash(label: string): string {
  return label.replace(/(@\w+:\w{7})\w+$/, '$1…');
}

/** Everything that edges lead from to `target`, and itself. */
function needed(target: string, edges: readonly GraphEdge[]): ReadonlySet<string> {
  const sources = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const known = sources.get(to);
    if (known === undefined) sources.set(to, [from]);
    else known.push(from);
  }
  const found = new Set([target]);
  for (const id of found) for (const from of sources.get(id) ?? []) found.add(from);
  return found;
}
