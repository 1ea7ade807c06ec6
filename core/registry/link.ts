/**
 * Where a `Link` header says that the next page is; `undefined` when it says nothing. Only the path
 * and the query are taken, and only below `base`: a registry behind a proxy often names itself
 * wrongly, and no other host may be sent our token.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8288#section-3
 */
export function nextLink(header: string, from: URL, base: URL): URL | undefined {
  for (const { target, relations } of links(header)) {
    if (!relations.includes('next') || !URL.canParse(target, from.href)) continue;
    const { pathname, search } = new URL(target, from);
    const next = new URL(pathname + search, base);
    if (next.href.startsWith(base.href)) return next;
    // The path in front of `/v2/` is the proxy's, which the registry does not know.
    const at = pathname.indexOf('/v2/');
    return at < 0 ? undefined : new URL(pathname.slice(at + '/v2/'.length) + search, base);
  }
  return undefined;
}

interface Link {
  readonly target: string;
  /** Lower case. */
  readonly relations: readonly string[];
}

const LINK = /<([^>]*)>((?:\s*;\s*[\w*-]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s",;]*))?)*)/g;
const RELATION = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]*))/i;

function links(header: string): readonly Link[] {
  return [...header.matchAll(LINK)].map(([, target = '', parameters = '']) => {
    const [, quoted, plain = ''] = RELATION.exec(parameters) ?? [];
    return { target, relations: (quoted ?? plain).toLowerCase().split(/\s+/) };
  });
}
