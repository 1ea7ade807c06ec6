/** An element as plain data: pure code makes it, a page or a test shows it. */
export interface Shape {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (Shape | string)[];
}

export function shape(
  tag: string,
  attributes: Shape['attributes'] = {},
  ...children: Shape['children']
): Shape {
  return { tag, attributes, children };
}
