import { setTimeout } from 'node:timers/promises';
import { CompletionRequest, HoverRequest } from 'vscode-languageserver/node';
import { type Bench, median, milliseconds, type Row, ratio } from './bench.ts';
import { variableHeavy } from './documents.ts';
import { OURS, PEER, typing } from './keystrokes.ts';
import { LanguageServer, URI } from './languageServer.ts';

const PAUSE = 1_000;
const SIZES = [50, 1_000, 5_000];
const ROUNDS = 20;
/** Fewer where the peer needs seconds. */
const FEW_ROUNDS = 5;

export const bench: Bench = {
  title: 'Hover, completion and memory',
  note: 'A variable near the middle of the variable-heavy document, after each keystroke; median over stdio, in turn with dockerfile-language-server-nodejs; the memory of both after the same session',
  async run() {
    const rows: Row[] = [];
    for (const lines of SIZES) rows.push(...(await measure(lines)));
    return { columns: ['request', 'ours', 'peer', 'peer / ours'], rows };
  },
};

interface Times {
  readonly hover: number[];
  readonly completion: number[];
  readonly typed: number[];
}

async function measure(lines: number): Promise<readonly Row[]> {
  const text = variableHeavy(lines);
  const [ours, peer] = await Promise.all([LanguageServer.start(OURS), LanguageServer.start(PEER)]);
  try {
    for (const server of [ours, peer]) await server.open(text);
    await setTimeout(PAUSE);
    const times = { ours: noTimes(), peer: noTimes() };
    for (let round = 0; round < (lines > 2_000 ? FEW_ROUNDS : ROUNDS); round++) {
      await step(ours, text, round, times.ours);
      await step(peer, text, round, times.peer);
    }
    const row = (name: string, of: keyof Times): Row => {
      const own = median(times.ours[of]);
      const other = median(times.peer[of]);
      const figures = [milliseconds(own), milliseconds(other), ratio(other, own)];
      return { name: `${name}, ${lines} lines`, figures };
    };
    const memory = { ours: ours.memory(), peer: peer.memory() };
    return [
      row('hover', 'hover'),
      row('completion', 'completion'),
      row('keystroke, then completion', 'typed'),
      {
        name: `resident memory, ${lines} lines`,
        figures: [mebibytes(memory.ours), mebibytes(memory.peer), ratio(memory.peer, memory.ours)],
      },
    ];
  } finally {
    await Promise.all([ours.stop(), peer.stop()]);
  }
}

function noTimes(): Times {
  return { hover: [], completion: [], typed: [] };
}

async function step(server: LanguageServer, text: string, round: number, times: Times) {
  const { connection } = server;
  const lines = text.split('\n');
  const line = lines.length >> 1;
  const character = (lines[line]?.indexOf('$') ?? 0) + 1;
  const params = { textDocument: { uri: URI }, position: { line, character } };
  const start = performance.now();
  const published = server.change(typing(text, round));
  await connection.sendRequest(CompletionRequest.type, params);
  times.typed.push(performance.now() - start);
  await published;
  times.hover.push(await took(() => connection.sendRequest(HoverRequest.type, params)));
  times.completion.push(await took(() => connection.sendRequest(CompletionRequest.type, params)));
}

async function took(request: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  if ((await request()) === null) throw new Error('No answer');
  return performance.now() - start;
}

function mebibytes(kibibytes: number): string {
  return `${(kibibytes / 1024).toFixed(0)} MiB`;
}
