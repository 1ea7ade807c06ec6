// Written by `npm run generate`; do not edit.

/** The id of a command of ours. */
export type CommandId =
  | 'longshore.container.remove'
  | 'longshore.container.restart'
  | 'longshore.container.start'
  | 'longshore.container.stop'
  | 'longshore.containers.clearFilter'
  | 'longshore.containers.filter'
  | 'longshore.containers.groupBy'
  | 'longshore.containers.show'
  | 'longshore.containers.sort'
  | 'longshore.engine.retry'
  | 'longshore.engine.settings'
  | 'longshore.engine.showProblem'
  | 'longshore.stages.showGraph'
  | 'longshore.view.reload';
