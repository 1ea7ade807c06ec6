import type { Finding, RuleOptions } from '../../rules/rule.ts';
import type { ShellReader } from '../../shell/reader.ts';
import type { ListedEntry } from '../../workspace/buildContext/listFolder.ts';
import type { Images } from '../../workspace/ports.ts';

/** What completion may know beside the model. */
export interface Surroundings {
  /** The character that made the editor ask; `undefined` when the user asked or types a word. */
  readonly trigger: string | undefined;
  /** The editor can be told to ask again once a proposal is written. */
  readonly again: boolean;
  /** What the instructions run. */
  readonly shells: ShellReader;
  /** What the rules find. */
  findings(): Promise<readonly Finding[]>;
  readonly options: RuleOptions;
  /**
   * What stands in a folder of the build context, `''` for the context itself. `undefined` when
   * nobody knows the context.
   */
  readFolder(path: string): Promise<readonly ListedEntry[] | undefined>;
  readonly images: Images;
  readonly signal: AbortSignal;
}
