import type { StreamPiece } from './demux.ts';

/** A function that reads pieces of streams as text, where a character may be cut between two. */
export function pieceText(): (piece: StreamPiece) => string {
  const decoders = {
    stdin: new TextDecoder(),
    stdout: new TextDecoder(),
    stderr: new TextDecoder(),
  };
  return ({ stream, data }) => decoders[stream].decode(data, { stream: true });
}
