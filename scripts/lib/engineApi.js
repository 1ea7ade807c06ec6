/** The Engine's HTTP API over a unix socket, for scripts that run before anything is installed. */
import { request } from 'node:http';

/** An answer of the Engine that is not 2xx; `status` is its HTTP status. */
export class EngineAnswer extends Error {
  constructor(status, message) {
    super(message);
    this.name = 'EngineAnswer';
    this.status = status;
  }
}

/**
 * Sends one request and reads the whole answer.
 * @param {string} socketPath
 * @param {string} method
 * @param {string} path with its query
 * @param {object | Buffer} [body] an object is sent as JSON, a Buffer as a tar archive
 * @param {Record<string, string>} [more] further headers
 * @returns {Promise<any>} the decoded JSON, or the text when it is none; throws
 *   {@link EngineAnswer}, or Node's error when there is no answer
 */
export function engineRequest(socketPath, method, path, body, more = {}) {
  const archive = Buffer.isBuffer(body);
  const payload = archive || body === undefined ? body : JSON.stringify(body);
  const headers =
    payload === undefined
      ? more
      : {
          ...more,
          'Content-Type': archive ? 'application/x-tar' : 'application/json',
          'Content-Length': Buffer.byteLength(payload),
        };
  return new Promise((resolve, reject) => {
    const call = request({ socketPath, method, path, headers, agent: false }, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const value = decode(Buffer.concat(chunks).toString());
        if (answer.statusCode >= 200 && answer.statusCode < 300) resolve(value);
        else reject(new EngineAnswer(answer.statusCode, value?.message ?? String(value)));
      });
    });
    call.on('error', reject);
    call.end(payload);
  });
}

function decode(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
