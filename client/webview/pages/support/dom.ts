import type { Shape } from './shape.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** SVG elements for `shape` and all inside. */
export function svgElement({ tag, attributes, children }: Shape): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(
    ...children.map((child) => (typeof child === 'string' ? child : svgElement(child))),
  );
  return element;
}

/** What decides on how SVG looks, as CSS and SVG call it. */
const LOOKS = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
] as const;

/**
 * `svg` as the text of a file that looks the same without our style sheet: colours are those of
 * this moment.
 */
export function svgFile(svg: SVGElement, background: string): string {
  const copy = svg.cloneNode(true) as SVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  for (const [index, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const original = originals[index];
    if (original === undefined) continue;
    const looks = getComputedStyle(original);
    for (const name of LOOKS) element.setAttribute(name, looks.getPropertyValue(name));
    for (const name of ['class', 'style', 'tabindex', 'role', 'data-id'])
      element.removeAttribute(name);
  }
  const ground = document.createElementNS(SVG, 'rect');
  for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: background })) {
    ground.setAttribute(name, value);
  }
  copy.prepend(ground);
  return `${new XMLSerializer().serializeToString(copy)}\n`;
}
