export declare const DEBIAN_PACKAGES: readonly {
  readonly debian: string;
  readonly commands?: readonly string[];
}[];

export interface DockerdOptions {
  readonly dir: string;
  readonly tcp?: boolean;
  readonly tls?: boolean;
  readonly persist?: boolean;
  readonly log?: (line: string) => void;
}

export interface Dockerd {
  readonly dir: string;
  readonly socket: string;
  readonly host: string;
  readonly tcpHost: string | undefined;
  readonly certPath: string | undefined;
  kill(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export declare function whyNoDockerd(): string | undefined;
export declare function startDockerd(options: DockerdOptions): Promise<Dockerd>;
export declare function stopDockerd(dir: string): Promise<void>;
