/**
 * `template` with each `{name}` replaced by its data. A name without data stays as it is: the rule
 * tester refuses it, a user still gets the rest.
 */
export function fillMessage(
  template: string,
  data: Readonly<Record<string, string | number>>,
): string {
  if (!template.includes('{')) return template;
  return template.replace(/\{(\w+)\}/g, (hole, name: string) => String(data[name] ?? hole));
}
