import { type OutputChannel, window } from 'vscode';
import type { Disposable } from '../engine/disposable.ts';

/** The output of programs that ran inside of containers; the channel is made when first needed. */
export class ProgramOutput implements Disposable {
  #channel: OutputChannel | undefined;

  show(): void {
    this.#opened().show(true);
  }

  append(text: string): void {
    this.#opened().append(text);
  }

  dispose(): void {
    this.#channel?.dispose();
  }

  #opened(): OutputChannel {
    this.#channel ??= window.createOutputChannel('Longshore: Programs in Containers');
    return this.#channel;
  }
}
