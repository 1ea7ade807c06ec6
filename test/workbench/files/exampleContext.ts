import type { BuildContext } from '../../../server/model/buildContext.ts';
import type { DockerfileModel } from '../../../server/model/model.ts';
import type { ExampleContext } from '../../../server/rules/rule.ts';
import { contextSources } from '../../../server/rules/support/contextSources.ts';
import { lookAtContext } from '../../../server/workspace/buildContext/buildContext.ts';
import { Look } from '../../../server/workspace/buildContext/folders.ts';
import { MemoryFiles } from './memoryFiles.ts';

/** What a rule is given for an example with this build context. */
export function exampleContext(
  example: ExampleContext | undefined,
  model: DockerfileModel,
): BuildContext | undefined {
  if (example === undefined) return undefined;
  const files = Object.fromEntries(example.files.map((path) => [`/context/${path}`, '']));
  if (example.ignore !== undefined) files['/context/.dockerignore'] = example.ignore;
  const place = { dockerfile: '/context/Dockerfile', context: '/context' };
  return lookAtContext(place, contextSources(model), new Look(new MemoryFiles(files)));
}
