import { type Bench, median, milliseconds, type Row, ratio } from './bench.ts';
import { ordinary, variableHeavy } from './documents.ts';
import { LanguageServer } from './languageServer.ts';

const OURS = 'server/bin/longshore-language-server.js';
const PEER = 'node_modules/dockerfile-language-server-nodejs/bin/docker-langserver';
const SIZES = [50, 1_000, 5_000];
const DOCUMENTS = { ordinary, 'variable-heavy': variableHeavy };

export const bench: Bench = {
  title: 'Keystroke to diagnostics',
  note: 'One character typed near the middle; median over stdio against dockerfile-language-server-nodejs, edits in turn',
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
    // A slow peer gets fewer rounds; the medians stay comparable.
    const rounds = opened > 500 ? 5 : 25;
    const times = { ours: [] as number[], peer: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      const edit = keystroke(text, round);
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

/** Types one more letter behind the middle line, or takes it away again. */
function keystroke(text: string, round: number) {
  const lines = text.split('\n');
  const line = lines.length >> 1;
  const character = lines[line]?.length ?? 0;
  const start = { line, character };
  return round % 2 === 0
    ? { range: { start, end: start }, text: 'x' }
    : { range: { start, end: { line, character: character + 1 } }, text: '' };
}
