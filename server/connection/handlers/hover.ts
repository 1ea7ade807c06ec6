import type { HoverParams, Hover as LspHover } from 'vscode-languageserver';
import { hoverConfig } from '../../features/configuration/hover.ts';
import { type Hover, hover } from '../../features/hover.ts';
import { ruleUrl } from '../../report/ruleUrl.ts';
import { LineMap } from '../../syntax/lineMap.ts';
import type { Client } from '../client.ts';
import { configTextOf } from '../configText.ts';
import { toRange } from '../convert.ts';
import type { Handler } from '../handler.ts';
import { imageDetailsFrom } from '../imageDetails.ts';
import { toMarkup } from '../markup.ts';

export const handler: Handler = {
  capabilities: () => ({ hoverProvider: true }),
  register({ connection, client, workspace, clock, answer }) {
    const { rules, sources } = workspace;
    const imageDetails = imageDetailsFrom(connection, client, clock);
    connection.onHover(
      answer<HoverParams, LspHover | null>(
        'Hover',
        null,
        async (document, { position }, signal) => {
          const { model } = document;
          const found = await hover(model, model.lines.offsetAt(position), {
            rules,
            pageOf: ruleUrl,
            imageDetails: (reference) => imageDetails(reference, signal),
            source: (path) => sources.report(document, path, signal),
          });
          return toHover(model.lines, found, client);
        },
        (document, { position }) => {
          const lines = new LineMap(document.text);
          const offset = lines.offsetAt(position);
          const found = hoverConfig(configTextOf(document), offset, rules);
          return toHover(lines, found, client);
        },
      ),
    );
  },
};

function toHover(lines: LineMap, found: Hover | undefined, client: Client): LspHover | null {
  if (found === undefined) return null;
  return { contents: toMarkup(found.markdown, client), range: toRange(lines, found.at) };
}
