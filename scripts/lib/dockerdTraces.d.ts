export declare function mountsUnder(dir: string): readonly string[];
export declare function processesNaming(dir: string): readonly number[];
export declare function linksIn(network: number): Promise<readonly string[]>;
