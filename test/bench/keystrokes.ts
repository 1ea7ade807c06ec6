export const OURS = 'server/bin/longshore-language-server.js';
export const PEER = 'node_modules/dockerfile-language-server-nodejs/bin/docker-langserver';

/** Types one more letter behind the middle line, or takes it away again. */
export function typing(text: string, round: number) {
  const lines = text.split('\n');
  const line = lines.length >> 1;
  const character = lines[line]?.length ?? 0;
  const start = { line, character };
  return round % 2 === 0
    ? { range: { start, end: start }, text: 'x' }
    : { range: { start, end: { line, character: character + 1 } }, text: '' };
}
