import { type SignalFact, signals } from '../../facts/signals.ts';
import type { Proposal } from './item.ts';

/** What programs are mostly told to end by; the others follow by their number. */
const USUAL = ['SIGTERM', 'SIGINT', 'SIGQUIT', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGWINCH'];

/** Signals for STOPSIGNAL. */
export function completeSignals(): readonly Proposal[] {
  const rank = ({ name, number }: SignalFact): number => {
    const usual = USUAL.indexOf(name);
    return usual < 0 ? USUAL.length + number : usual;
  };
  const plain = [...signals].sort((a, b) => rank(a) - rank(b)).map(proposalOf);
  return [
    ...plain,
    { label: 'SIGRTMIN+3', kind: 'value', description: '37', detail: 'Ends systemd' },
  ];
}

function proposalOf({ name, number, summary }: SignalFact): Proposal {
  return { label: name, kind: 'value', description: `${number}`, detail: summary };
}
