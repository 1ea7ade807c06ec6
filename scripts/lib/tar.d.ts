export declare function tar(
  entries: readonly {
    readonly path: string;
    readonly mode?: number;
    readonly content?: Buffer | string;
    readonly link?: string;
  }[],
): Buffer;
