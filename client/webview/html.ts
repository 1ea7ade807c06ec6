/** What a page's HTML is made of. */
export interface PageParts {
  readonly title: string;
  /** The webview's own origin, as the editor names it for a content security policy. */
  readonly source: string;
  /** Unguessable, another one for each page. */
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
  /** What the page shows; it is handed back when the editor restores it. */
  readonly state: unknown;
}

/**
 * The HTML of a page: it runs one script and reads one style sheet, both ours, and asks nobody for
 * anything else.
 */
export function pageHtml({ title, source, nonce, script, style, state }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `style-src ${source}`,
    `font-src ${source}`,
    `img-src ${source} data:`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${escaped(style)}">
</head>
<body data-state="${escaped(JSON.stringify(state))}">
<main id="page"></main>
<script nonce="${nonce}" src="${escaped(script)}"></script>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
