export declare class EngineAnswer extends Error {
  readonly status: number;
}
export declare function engineRequest(
  socketPath: string,
  method: string,
  path: string,
  body?: object,
  more?: Readonly<Record<string, string>>,
): Promise<unknown>;
