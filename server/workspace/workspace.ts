import { ConfigFiles } from '../lint/configuration/configFiles.ts';
import type { Machine } from '../lint/configuration/places.ts';
import { InstructionMemory } from '../lint/instructionMemory.ts';
import { Linter, type ShellCheckFindings } from '../lint/linter.ts';
import type { Finding, Rule } from '../rules/rule.ts';
import { BuildContexts } from './buildContext/buildContexts.ts';
import { Sources } from './buildContext/sources.ts';
import { Configurations, type DocumentConfig, type SettingsSource } from './configurations.ts';
import { Documents, type DocumentVersion } from './documents.ts';
import type { Clock, FileSystem, Log } from './ports.ts';
import { type MakeShellCheck, ShellChecks } from './shellChecks.ts';

/** What a workspace is made of. */
export interface WorkspaceParts {
  readonly rules: readonly Rule[];
  readonly files: FileSystem;
  readonly machine: Machine;
  readonly settings: SettingsSource;
  readonly shellCheck: MakeShellCheck;
  readonly clock: Clock;
  readonly log: Log;
}

interface Linted {
  readonly config: DocumentConfig;
  /** Of what was known of the build context and by ShellCheck. */
  readonly revision: string;
  readonly findings: readonly Finding[];
}

/** Open documents, what is configured for them, and what was found in each version. */
export class Workspace {
  readonly rules: readonly Rule[];
  readonly files: FileSystem;
  /** Dockerfiles. */
  readonly documents = new Documents();
  /** Configuration files that are open; no Dockerfile feature sees them. */
  readonly configFiles = new Documents();
  readonly contexts: BuildContexts;
  readonly sources: Sources;
  readonly configurations: Configurations;
  readonly shellChecks: ShellChecks;
  readonly #linter: Linter;
  readonly #linted = new WeakMap<DocumentVersion, Linted>();
  /** By the documents' URIs. */
  readonly #memories = new Map<string, InstructionMemory>();

  constructor({ rules, files, machine, settings, shellCheck, clock, log }: WorkspaceParts) {
    this.rules = rules;
    this.files = files;
    this.#linter = new Linter(rules, log);
    this.contexts = new BuildContexts(files, log);
    this.configurations = new Configurations({
      files: new ConfigFiles(files, rules),
      machine,
      settings,
      log,
    });
    this.sources = new Sources({
      files,
      clock,
      contexts: this.contexts,
      configurations: this.configurations,
    });
    this.shellChecks = new ShellChecks(shellCheck, clock, log);
    this.documents.listen({
      changed: () => {},
      closed: (uri) => {
        this.contexts.close(uri);
        this.configurations.close(uri);
        this.shellChecks.close(uri);
        this.#memories.delete(uri);
      },
    });
  }

  /**
   * What is found in this version, by what is configured and known of its build context and from
   * ShellCheck; found once for each state of these. Waits for the configuration only: `contexts`
   * and `shellChecks` tell when more is known. Never rejects.
   */
  async findings(document: DocumentVersion): Promise<readonly Finding[]> {
    const { uri } = document;
    const config = await this.configurations.of(uri);
    if (config.excluded) return [];
    const shellCheck = await this.#shellCheck(document, config);
    const revision = this.revisionOf(uri);
    const known = this.#linted.get(document);
    if (known?.config === config && known.revision === revision) return known.findings;
    const context = this.contexts.of(document, config.run.context);
    const { model, shells } = document;
    const memory = this.#memoryOf(document);
    const given = { context, shells, shellCheck, ...(memory && { memory }) };
    const findings = this.#linter.lint(model, config.lint, given);
    this.#linted.set(document, { config, revision, findings });
    return findings;
  }

  /** Of open documents only: who closes one frees it. */
  #memoryOf({ uri }: DocumentVersion): InstructionMemory | undefined {
    if (this.documents.get(uri) === undefined) return undefined;
    let memory = this.#memories.get(uri);
    if (memory === undefined) {
      memory = new InstructionMemory();
      this.#memories.set(uri, memory);
    }
    return memory;
  }

  /** Another one when more is known about a document than before. */
  revisionOf(uri: string): string {
    return `${this.contexts.revisionOf(uri)}.${this.shellChecks.revisionOf(uri)}`;
  }

  /** Only the newest version is worth its time. */
  async #shellCheck(
    document: DocumentVersion,
    { shellCheck }: DocumentConfig,
  ): Promise<ShellCheckFindings | undefined> {
    if (shellCheck === undefined || this.documents.get(document.uri) !== document) return undefined;
    return this.shellChecks.of(document, shellCheck.path);
  }
}
