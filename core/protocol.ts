/** What passes between the language client and the server beside LSP itself, typed once. */
export const SERVER_NAME = 'longshore';

/** The client's `initializationOptions`. */
export interface LongshoreOptions {
  /**
   * The commands of ours that the client runs, by their ids: a code lens is only given when a click
   * on it does something.
   */
  readonly commands?: readonly string[];
  /** The server's own requests that the client answers, by their names; no other is asked. */
  readonly answers?: readonly string[];
  /** The editor's own command that asks for completions, to be run once one has been written. */
  readonly suggestCommand?: string;
}

/** Shows the places where a stage is used. Arguments: `ShowReferencesArguments`. */
export const SHOW_REFERENCES = 'longshore.stage.showReferences';

/** Builds a stage. Arguments: the document's URI, the stage's name or number. */
export const BUILD_STAGE = 'longshore.stage.build';

/** A zero-based line and a zero-based UTF-16 column. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

export interface PlaceRange {
  readonly start: Place;
  readonly end: Place;
}

/** The document, where the question was asked in it, and the places to show, all in it. */
export type ShowReferencesArguments = readonly [
  uri: string,
  at: Place,
  references: readonly PlaceRange[],
];

/** Asks for the stages of an open document and what they take from each other. */
export const STAGE_GRAPH = 'longshore/stageGraph';

export interface StageGraphParams {
  readonly textDocument: { readonly uri: string };
}

/** Answer to `STAGE_GRAPH`; `null` for a document that is not open. */
export interface StageGraph {
  /** Stages in file order, then images in the order in which they are named. */
  readonly nodes: readonly StageGraphNode[];
  readonly edges: readonly StageGraphEdge[];
}

export interface StageGraphNode {
  /** Stable while the node's name or number is: `stage:build`, `image:docker.io/library/node:22`. */
  readonly id: string;
  readonly kind: 'stage' | 'image';
  /** The stage's name, its number when it has none, or the image. */
  readonly label: string;
  /** A second line: the image a stage is built from, its platform. */
  readonly detail: string | undefined;
  /** What a build makes when no stage is asked for: the last one. */
  readonly isTarget: boolean;
  /** A build of the target needs it. */
  readonly isUsed: boolean;
  /** Where to go: the FROM of a stage, the first mention of an image. */
  readonly at: PlaceRange;
}

export interface StageGraphEdge {
  /** Ids of nodes; files or layers flow from `from` to `to`. */
  readonly from: string;
  readonly to: string;
  readonly kind: 'base' | 'copy' | 'mount';
  /** How many such uses the edge stands for. */
  readonly count: number;
  /** The first of them. */
  readonly at: PlaceRange;
}

/** Server to client: what is known of an image without asking for it far away. */
export const IMAGE_DETAILS = 'longshore/imageDetails';

export interface ImageDetailsParams {
  /** The full name, tag or digest included: `docker.io/library/node:20`. */
  readonly reference: string;
}

/** `null`: nobody has it, or nobody can be asked without waiting. */
export type ImageDetailsResult = ImageDetails | null;

/** Each member only where it is known. */
export interface ImageDetails {
  /** Who says so. */
  readonly source: 'engine' | 'registry';
  /** Milliseconds since 1970. */
  readonly createdAt?: number;
  /** Bytes: unpacked on an Engine, packed in a registry. */
  readonly size?: number;
  /** `linux/amd64`, `linux/arm/v7`. */
  readonly platforms?: readonly string[];
  /** `80/tcp`. */
  readonly ports?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly user?: string;
  readonly workingDir?: string;
  /** `sha256:…`, as a registry knows it. */
  readonly digest?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Asks where the instructions that made an image stand. */
export const LAYER_ORIGINS = 'longshore/layerOrigins';

export interface LayerOriginsParams {
  /** Entries of the image's history as its builder wrote them, the first one first. */
  readonly history: readonly string[];
  /** The Dockerfiles it may have been built from. */
  readonly documents: readonly { readonly uri: string; readonly text: string }[];
}

/** Answer to `LAYER_ORIGINS`: one for each entry, `null` where no document is sure to have it. */
export type LayerOrigins = readonly (LayerOrigin | null)[];

export interface LayerOrigin {
  readonly uri: string;
  /** Zero-based. */
  readonly line: number;
}

/** Server to client: the images of the Engine, if that is connected already. No parameters. */
export const LOCAL_IMAGES = 'longshore/localImages';

/** Newest first; `null` when the Engine isn't connected. */
export type LocalImagesResult = readonly LocalImage[] | null;

/** An image on the Engine's machine. */
export interface LocalImage {
  /** Its repository, as FROM names it: `node`, `ghcr.io/owner/app`. */
  readonly name: string;
  /** Those of the newest first. */
  readonly tags: readonly string[];
  /** Bytes, of the newest. */
  readonly size: number;
  /** Milliseconds since 1970, of the newest. */
  readonly createdAt: number;
}

/**
 * Server to client: the tags of a repository, asked for with the client's accounts. The server asks
 * the registry itself, without an account, where the client has no answer.
 */
export const IMAGE_TAGS = 'longshore/imageTags';

export interface ImageTagsParams {
  /** As FROM names it. */
  readonly repository: string;
}

/** Newest first; `null` when the client can't tell. */
export type ImageTagsResult = readonly string[] | null;
