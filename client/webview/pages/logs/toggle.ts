import { html } from '../support/html.ts';

/** A button that stays pressed; `onChange` is called after it was. */
export function toggle(
  label: string,
  title: string,
  onChange: (pressed: boolean) => void,
): HTMLButtonElement {
  const button = html('button', { type: 'button', title, 'aria-label': title }, label);
  button.ariaPressed = 'false';
  button.addEventListener('click', () => {
    const pressed = button.ariaPressed !== 'true';
    button.ariaPressed = String(pressed);
    onChange(pressed);
  });
  return button;
}
