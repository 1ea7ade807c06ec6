// Written by `npm run generate`; do not edit.
import type { Command } from './command.ts';
import { command as containerRemove } from './container/remove.ts';
import { command as containerRestart } from './container/restart.ts';
import { command as containerStart } from './container/start.ts';
import { command as containerStop } from './container/stop.ts';
import { command as containersClearFilter } from './containers/clearFilter.ts';
import { command as containersFilter } from './containers/filter.ts';
import { command as containersGroupBy } from './containers/groupBy.ts';
import { command as containersShow } from './containers/show.ts';
import { command as containersSort } from './containers/sort.ts';
import { command as engineRetry } from './engine/retry.ts';
import { command as engineSettings } from './engine/settings.ts';
import { command as engineShowProblem } from './engine/showProblem.ts';
import { command as stagesShowGraph } from './stages/showGraph.ts';
import { command as viewReload } from './view/reload.ts';

/** Every command there is. */
export const COMMANDS: readonly Command[] = [
  containerRemove,
  containerRestart,
  containerStart,
  containerStop,
  containersClearFilter,
  containersFilter,
  containersGroupBy,
  containersShow,
  containersSort,
  engineRetry,
  engineSettings,
  engineShowProblem,
  stagesShowGraph,
  viewReload,
];
