import { setTimeout } from 'node:timers/promises';
import { type Bench, median, milliseconds, type Row, ratio } from './bench.ts';
import { ordinary, variableHeavy } from './documents.ts';
import { OURS, PEER, typing } from './keystrokes.ts';
import { LanguageServer } from './languageServer.ts';

const PAUSE = 1_000;
const SIZES = [50, 1_000, 5_000];
const DOCUMENTS = { ordinary, 'variable-heavy': variableHeavy };

export const bench: Bench = {
  title: 'Keystroke to diagnostics',
  note: 'One character typed near the middle; a second after it was opened; median over stdio against dockerfile-language-server-nodejs, edits in turn',
  async run() {
    const rows: Row[] = [];
    for (const [kind, make] of Object.entries(DOCUMENTS)) {
      for (const lines of SIZES) rows.push(await measure(`${kind}, ${lines} lines`, make(lines)));
    }
    return { columns: ['document', 'ours', 'peer', 'peer / ours'], rows };
  },
};

async function measure(name: string, text: string): Promise<Row> {
  const [ours, peer] = await Promise.all([LanguageServer.start(OURS), LanguageServer.start(PEER)]);
  try {
    await ours.open(text);
    const opened = await peer.open(text);
    // Nobody types at once; both have time for what they do when nothing else is to do.
    await setTimeout(PAUSE);
    // A slow peer gets fewer rounds; the medians stay comparable.
    const rounds = opened > 500 ? 5 : 25;
    const times = { ours: [] as number[], peer: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      const edit = typing(text, round);
      times.ours.push(await ours.change(edit));
      times.peer.push(await peer.change(edit));
    }
    const figures = { ours: median(times.ours), peer: median(times.peer) };
    return {
      name,
      figures: [
        milliseconds(figures.ours),
        milliseconds(figures.peer),
        ratio(figures.peer, figures.ours),
      ],
    };
  } finally {
    await Promise.all([ours.stop(), peer.stop()]);
  }
}
