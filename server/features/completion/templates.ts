import type { Proposal } from './item.ts';
import { templates } from './templateTexts.ts';

/**
 * Whole files, for an empty one: those first whose language the build context speaks, by the names
 * of the files in it. `hasSyntax`: the file chooses its frontend already.
 */
export function completeTemplates(
  files: ReadonlySet<string>,
  { hasSyntax }: { readonly hasSyntax: boolean },
): readonly Proposal[] {
  const fits = ({ markers }: { markers: readonly string[] }): boolean =>
    markers.some((marker) =>
      marker.startsWith('*')
        ? [...files].some((name) => name.endsWith(marker.slice(1)))
        : files.has(marker),
    );
  const fitting = templates.filter(fits);
  const others = templates.filter((template) => !fits(template));
  return [...fitting, ...others].map(({ label, detail, text }) => {
    const snippet = hasSyntax ? text.replace(/^# syntax=.*\n/, '') : text;
    return {
      label,
      kind: 'snippet',
      detail,
      filterText: `FROM ${label}`,
      newText: plainText(snippet),
      snippet,
      documentation: `\`\`\`dockerfile\n${plainText(snippet)}\`\`\``,
    };
  });
}

/** A snippet with its defaults written out: `${1:x}` and each later `$1` are `x`. */
export function plainText(snippet: string): string {
  const defaults = new Map<string, string>();
  return snippet
    .replace(/\$\{(\d+):([^}]*)\}/g, (_, stop: string, text: string) => {
      defaults.set(stop, text);
      return text;
    })
    .replace(/(\\)?\$(\d+)/g, (whole, escaped: string | undefined, stop: string) =>
      escaped === undefined ? (defaults.get(stop) ?? '') : whole,
    )
    .replace(/\\([$}\\])/g, '$1');
}
