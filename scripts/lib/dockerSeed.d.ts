interface EngineSocket {
  readonly socket: string;
}

export declare const SEEDED_IMAGES: readonly {
  readonly name: string;
  readonly tags: readonly string[];
}[];
export declare const SEEDED_CONTAINERS: readonly {
  readonly name: string;
  readonly end: 'running' | 'exited' | 'paused' | 'created';
  readonly config: object;
}[];
export declare function seedImages(engine: EngineSocket): Promise<void>;
export declare function seedContainers(engine: EngineSocket): Promise<void>;
export declare function createContainer(
  socket: string,
  name: string,
  config: object,
): Promise<string>;
