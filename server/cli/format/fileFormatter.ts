import { readFileSync } from 'node:fs';
import { isExcluded } from '../../lint/configuration/exclusion.ts';
import { applyEdits } from '../../lint/fixes.ts';
import { configMessages } from '../lint/configMessages.ts';
import type { Configs } from '../lint/configs.ts';
import { reasonOf } from '../lint/failures.ts';
import type { Message } from '../lint/outcome.ts';
import { replaceFile } from '../lint/replaceFile.ts';
import type { Target } from '../lint/targets.ts';
import { unifiedDiff } from '../lint/unifiedDiff.ts';
import type { EditorConfigs } from './editorConfig.ts';
import { formatText } from './formatText.ts';

/** A file to format. */
export interface FormatTask extends Target {
  /** Standard input's; `path` only says then whose configuration holds. */
  readonly text: string | undefined;
}

/** What came of one file. */
export interface Formatted {
  readonly file: string;
  /** The layout is, or was, another one. */
  readonly changed: boolean;
  /** What changed, or would change, as `diff -u` tells it; empty for nothing. */
  readonly diff: string;
  /** Standard input as it should be. */
  readonly text: string | undefined;
  readonly messages: readonly Message[];
}

export interface FormatterParts {
  readonly configs: Configs;
  /** Without them, none counts. */
  readonly editorConfigs: EditorConfigs | undefined;
  /** Files are written. */
  readonly writes: boolean;
  /** Absolute; a link that leads out of it is left alone. */
  readonly workingFolder: string;
}

/** From a file's name to what came of it. */
export class FileFormatter {
  readonly #parts: FormatterParts;

  constructor(parts: FormatterParts) {
    this.#parts = parts;
  }

  /** Formats one file. Never rejects. */
  async format(task: FormatTask): Promise<Formatted> {
    const { file, path } = task;
    const { configs, editorConfigs, writes } = this.#parts;
    const config = await configs.of(path);
    const messages: Message[] = [...configMessages(config)];
    const unchanged = { file, changed: false, diff: '', text: task.text, messages };
    const isLeftAlone = path !== undefined && isExcluded(path, config.run.exclude);
    const read = isLeftAlone ? undefined : readTask(task, messages);
    if (read === undefined) return unchanged;
    const editorConfig = path === undefined ? undefined : await editorConfigs?.of(path);
    const edits = formatText(read.text, config.format, editorConfig ?? new Map());
    const after = applyEdits(read.text, edits);
    if (after === read.text) return unchanged;
    if (writes && read.bytes !== undefined && path !== undefined) {
      const why = this.#write(path, read.bytes, after);
      if (why !== undefined) {
        messages.push({ kind: 'error', text: `cannot format ${file}: ${why}` });
        return unchanged;
      }
    }
    const diff = unifiedDiff(file, read.text, edits);
    return {
      file,
      changed: true,
      diff,
      text: task.text === undefined ? undefined : after,
      messages,
    };
  }

  /** Why it could not be written. */
  #write(path: string, before: Buffer, text: string): string | undefined {
    try {
      return replaceFile({ path, before, text, within: this.#parts.workingFolder });
    } catch (error) {
      return reasonOf(error);
    }
  }
}

interface ReadText {
  readonly text: string;
  /** Of a file. */
  readonly bytes: Buffer | undefined;
}

/** `undefined` when it can't be read, which `messages` has been told then. */
function readTask({ file, path, text }: FormatTask, messages: Message[]): ReadText | undefined {
  if (text !== undefined || path === undefined) return { text: text ?? '', bytes: undefined };
  try {
    const bytes = readFileSync(path);
    const decoded = bytes.toString('utf8');
    if (Buffer.from(decoded).equals(bytes)) return { text: decoded, bytes };
    messages.push({ kind: 'error', text: `cannot format ${file}: it is no UTF-8 text` });
  } catch (error) {
    messages.push({ kind: 'error', text: `cannot read ${file}: ${reasonOf(error)}` });
  }
  return undefined;
}
