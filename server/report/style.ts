import type { Severity } from '../rules/rule.ts';

/** Text with escape sequences around it, or plain text where they are not welcome. */
export class Style {
  readonly #colour: boolean;

  constructor(colour: boolean) {
    this.#colour = colour;
  }

  bold(text: string): string {
    return this.#paint(text, 1);
  }

  severity(text: string, severity: Severity | 'off'): string {
    return this.#paint(text, SEVERITY_COLOURS[severity]);
  }

  #paint(text: string, code: number): string {
    return this.#colour ? `\u001b[${code}m${text}\u001b[0m` : text;
  }
}

/** Red, yellow, blue, grey, grey: numbers of the terminal's own colours. */
const SEVERITY_COLOURS: Readonly<Record<Severity | 'off', number>> = {
  error: 31,
  warning: 33,
  info: 34,
  hint: 90,
  off: 90,
};
