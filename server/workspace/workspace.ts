import type { Linter } from '../lint/linter.ts';
import type { Finding } from '../rules/rule.ts';
import { BuildContexts } from './buildContext/buildContexts.ts';
import { Documents, type DocumentVersion } from './documents.ts';
import type { FileSystem, Log } from './ports.ts';
import { defaultSettings, type Settings } from './settings.ts';

interface Linted {
  readonly settings: Settings;
  /** Of what was known of the build context. */
  readonly revision: number;
  readonly findings: readonly Finding[];
}

/** Open documents, the settings that hold for them, and what was found in each version. */
export class Workspace {
  readonly documents = new Documents();
  readonly contexts: BuildContexts;
  readonly #linter: Linter;
  readonly #linted = new WeakMap<DocumentVersion, Linted>();
  #settings = defaultSettings;

  constructor(linter: Linter, files: FileSystem, log: Log) {
    this.#linter = linter;
    this.contexts = new BuildContexts(files, log);
    this.documents.listen({ changed: () => {}, closed: (uri) => this.contexts.close(uri) });
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** From now on; findings made under others are made again when asked for. */
  configure(settings: Settings): void {
    this.#settings = settings;
  }

  /**
   * What the rules find in this version, by what is known of its build context; found once for
   * each state of both. Never waits for the disk: `contexts` tells when more is known.
   */
  findings(document: DocumentVersion): readonly Finding[] {
    const settings = this.#settings;
    const revision = this.contexts.revisionOf(document.uri);
    const known = this.#linted.get(document);
    if (known?.settings === settings && known.revision === revision) return known.findings;
    const context = this.contexts.of(document);
    const findings = this.#linter.lint(document.model, settings.lint, { context });
    this.#linted.set(document, { settings, revision, findings });
    return findings;
  }
}
