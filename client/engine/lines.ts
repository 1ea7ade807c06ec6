import { EngineError } from './errors.ts';

const LONGEST_LINE = 1 << 20;

/** Cuts a stream of text chunks into its lines, without empty ones and the unfinished last one. */
export async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) {
      throw new EngineError('badAnswer', "The Engine's stream does not consist of lines");
    }
    for (const line of lines) {
      if (line.trim() !== '') {
        yield line;
      }
    }
  }
}
