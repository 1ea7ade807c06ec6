import type { Http, HttpRequest } from '../../../core/registry/http.ts';

export interface Scripted {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
}

/** Answers as `answer` says and keeps what was asked. */
export class FakeHttp {
  /** `GET https://…`, with ` as TOKEN` where one was shown. */
  readonly asked: string[] = [];
  readonly #answer: (request: HttpRequest) => Scripted;

  constructor(answer: (request: HttpRequest) => Scripted) {
    this.#answer = answer;
  }

  readonly send: Http = async (request) => {
    const shown = request.headers.Authorization;
    this.asked.push(
      `${request.method} ${request.url.href}${shown === undefined ? '' : ` as ${shown}`}`,
    );
    const { status = 200, headers = {}, body } = this.#answer(request);
    return {
      status,
      headers: new Map(Object.entries(headers)),
      text: body === undefined ? '' : JSON.stringify(body),
    };
  };
}
