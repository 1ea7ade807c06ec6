import type { Linter } from '../lint/linter.ts';
import type { Finding } from '../rules/rule.ts';
import { Documents, type DocumentVersion } from './documents.ts';
import { defaultSettings, type Settings } from './settings.ts';

interface Linted {
  readonly settings: Settings;
  readonly findings: readonly Finding[];
}

/** Open documents, the settings that hold for them, and what was found in each version. */
export class Workspace {
  readonly documents = new Documents();
  readonly #linter: Linter;
  readonly #linted = new WeakMap<DocumentVersion, Linted>();
  #settings = defaultSettings;

  constructor(linter: Linter) {
    this.#linter = linter;
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** From now on; findings made under others are made again when asked for. */
  configure(settings: Settings): void {
    this.#settings = settings;
  }

  /** What the rules find in this version; found once. */
  findings(document: DocumentVersion): readonly Finding[] {
    const settings = this.#settings;
    const known = this.#linted.get(document);
    if (known?.settings === settings) return known.findings;
    const findings = this.#linter.lint(document.model, settings.lint);
    this.#linted.set(document, { settings, findings });
    return findings;
  }
}
