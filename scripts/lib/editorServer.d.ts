export interface EditorServer {
  readonly port: number;
  readonly pid: number;
  /** What the server printed so far. */
  output(): string;
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}

export function startEditorServer(options: {
  readonly entry: string;
  readonly profile: string;
  readonly extensions: string;
  readonly trust: boolean;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly port?: number;
}): Promise<EditorServer>;

export function installExtensions(
  entry: string,
  options: {
    readonly profile: string;
    readonly extensions: string;
    readonly files: readonly string[];
  },
): Promise<void>;

export function freePort(): Promise<number>;
