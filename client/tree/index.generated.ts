// Written by `npm run generate`; do not edit.
import type { AnyNodeKind, ViewDefinition } from './node.ts';
import { node as containerNode } from './nodes/container.ts';
import { node as containerGroupNode } from './nodes/containerGroup.ts';
import { node as engineNode } from './nodes/engine.ts';
import { node as problemNode } from './nodes/problem.ts';
import { view as containersView } from './views/containers.ts';

/** Every kind of row. */
export const NODES: readonly AnyNodeKind[] = [
  containerNode,
  containerGroupNode,
  engineNode,
  problemNode,
];

/** Every view, in the order of the sidebar. */
export const VIEWS: readonly ViewDefinition[] = [
  containersView,
];
