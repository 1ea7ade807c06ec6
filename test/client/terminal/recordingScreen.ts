import type { TerminalScreen } from '../../../client/terminal/session.ts';

/** A terminal's screen that writes down what is on it. */
export class RecordingScreen implements TerminalScreen {
  text = '';
  /** The exit code it was closed with; `undefined` while it is open. */
  closedWith: number | undefined;
  #look: () => void = () => undefined;

  write(text: string): void {
    this.text += text;
    this.#look();
  }

  close(exitCode = 0): void {
    this.closedWith = exitCode;
    this.#look();
  }

  /** Waits until `condition` holds, for 9 seconds at most. */
  until(condition: (screen: this) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`The screen shows ${JSON.stringify(this.text)}`)),
        9_000,
      );
      this.#look = () => {
        if (condition(this)) {
          clearTimeout(timer);
          resolve();
        }
      };
      this.#look();
    });
  }

  untilText(text: string): Promise<void> {
    return this.until((screen) => screen.text.includes(text));
  }

  /** Waits until it is closed; answers the exit code. */
  async untilClosed(): Promise<number | undefined> {
    await this.until(({ closedWith }) => closedWith !== undefined);
    return this.closedWith;
  }
}
