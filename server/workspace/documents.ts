import { analyze } from '../model/analyze.ts';
import type { DockerfileModel } from '../model/model.ts';
import { ShellReader } from '../shell/reader.ts';
import { trackShell } from '../shell/shells.ts';
import { LineMap, type Position } from '../syntax/lineMap.ts';
import type { SyntaxTree } from '../syntax/nodes.ts';
import { parse } from '../syntax/parse.ts';

/** A change as the editor tells it: without a range, `text` is all of it. */
export interface TextChange {
  readonly range?: { readonly start: Position; readonly end: Position };
  readonly text: string;
}

/** One version of an open document. Immutable; its model is made once, when first asked for. */
export class DocumentVersion {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  #before: Before | undefined;
  #model: DockerfileModel | undefined;
  #shells: ShellReader | undefined;

  /** `before`: what was read of an earlier version, which saves reading what did not change. */
  constructor(uri: string, version: number, text: string, before?: Before) {
    this.uri = uri;
    this.version = version;
    this.text = text;
    this.#before = before;
  }

  get model(): DockerfileModel {
    if (this.#model === undefined) {
      this.#model = analyze(parse(this.text, this.#before?.syntax));
    }
    return this.#model;
  }

  /** What its instructions run. Rules and features share it, so that a script is read once. */
  get shells(): ShellReader {
    if (this.#shells === undefined) {
      const shellAt = trackShell(this.model.stages);
      this.#shells = new ShellReader(this.text, shellAt, this.#before?.shells);
      this.#before = undefined;
    }
    return this.#shells;
  }

  /** The version after `changes`, made one after the other. */
  changed(version: number, changes: readonly TextChange[]): DocumentVersion {
    let text = this.text;
    let lines = this.#model?.lines;
    for (const change of changes) {
      if (change.range === undefined) text = change.text;
      else {
        lines ??= new LineMap(text);
        const from = lines.offsetAt(change.range.start);
        const to = Math.max(from, lines.offsetAt(change.range.end));
        text = text.slice(0, from) + change.text + text.slice(to);
      }
      lines = undefined;
    }
    return new DocumentVersion(this.uri, version, text, {
      syntax: this.#model?.syntax ?? this.#before?.syntax,
      shells: this.#shells ?? this.#before?.shells,
    });
  }
}

interface Before {
  readonly syntax: SyntaxTree | undefined;
  readonly shells: ShellReader | undefined;
}

/** Told about documents; `closed` comes last. */
export interface DocumentListener {
  changed(document: DocumentVersion): void;
  closed(uri: string): void;
}

/** The documents that are open in the editor, each at its newest version. */
export class Documents {
  readonly #open = new Map<string, DocumentVersion>();
  readonly #listeners: DocumentListener[] = [];

  get(uri: string): DocumentVersion | undefined {
    return this.#open.get(uri);
  }

  all(): readonly DocumentVersion[] {
    return [...this.#open.values()];
  }

  listen(listener: DocumentListener): void {
    this.#listeners.push(listener);
  }

  open(uri: string, version: number, text: string): void {
    this.#put(new DocumentVersion(uri, version, text));
  }

  /** A document that is not open stays unknown. */
  change(uri: string, version: number, changes: readonly TextChange[]): void {
    const document = this.#open.get(uri);
    if (document !== undefined) this.#put(document.changed(version, changes));
  }

  close(uri: string): void {
    if (!this.#open.delete(uri)) return;
    for (const listener of this.#listeners) listener.closed(uri);
  }

  #put(document: DocumentVersion): void {
    this.#open.set(document.uri, document);
    for (const listener of this.#listeners) listener.changed(document);
  }
}
