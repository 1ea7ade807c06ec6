import type { CommandId } from '../commands/ids.generated.ts';
import type { Snapshot } from '../engine/store.ts';
import { type Explanation, UNREACHABLE } from '../engine-host/explain.ts';
import type { Welcome } from './node.ts';

/** The context key that tells the Engine's states apart; its values are `engineStatus`'s. */
export const ENGINE_KEY = 'longshore.engine';

type Status =
  | 'idle'
  | 'connecting'
  | 'connected'
  | keyof typeof UNREACHABLE
  /** Unreachable for a reason without a sentence of its own. */
  | 'unusable';

/** The value of `ENGINE_KEY` for this snapshot. */
export function engineStatus(snapshot: Snapshot): Status {
  const { state } = snapshot;
  if (state.kind !== 'unreachable') {
    return state.kind;
  }
  const { reason } = state.error;
  return reason in UNREACHABLE ? (reason as keyof typeof UNREACHABLE) : 'unusable';
}

/** Whether rows are worth showing: when the Engine is lost, what we remember misleads. */
export function showsRows(snapshot: Snapshot): boolean {
  return snapshot.state.kind !== 'unreachable';
}

/** The welcome texts of a view that shows what the Engine has: one for every state without rows. */
export function engineWelcome(): readonly Welcome[] {
  return [
    { when: `${ENGINE_KEY} == connecting`, contents: 'Connecting to the Docker Engine…' },
    ...Object.entries<Explanation>(UNREACHABLE).map(([reason, explanation]) => ({
      when: `${ENGINE_KEY} == ${reason}`,
      contents: contents(explanation),
    })),
    { when: `${ENGINE_KEY} == unusable`, contents: contents(UNUSABLE) },
  ];
}

const UNUSABLE: Explanation = {
  what: 'The Docker Engine cannot be used',
  advice: "Show the details, then check the Engine's address in the settings",
};

function contents({ what, advice, page }: Explanation): string {
  return [
    `${what}.`,
    `${advice}.`,
    link('Try Again', 'longshore.engine.retry'),
    link('Open Settings', 'longshore.engine.settings'),
    // With words around it a link stays a link.
    `More: ${[link('Show Details', 'longshore.engine.showProblem'), ...(page ? [`[${page[0]}](${page[1]})`] : [])].join(' · ')}`,
  ].join('\n');
}

/** On a line of its own it is drawn as a button. */
function link(title: string, id: CommandId): string {
  return `[${title}](command:${id})`;
}
