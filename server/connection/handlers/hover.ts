import { type HoverParams, type Hover as LspHover, MarkupKind } from 'vscode-languageserver';
import { hoverConfig } from '../../features/configuration/hover.ts';
import { type Hover, hover } from '../../features/hover.ts';
import { LineMap } from '../../syntax/lineMap.ts';
import { configTextOf } from '../configText.ts';
import { toRange } from '../convert.ts';
import type { Handler } from '../handler.ts';

export const handler: Handler = {
  capabilities: () => ({ hoverProvider: true }),
  register({ connection, workspace, answer }) {
    connection.onHover(
      answer<HoverParams, LspHover | null>(
        'Hover',
        null,
        ({ model }, { position }) => {
          return toHover(model.lines, hover(model, model.lines.offsetAt(position)));
        },
        (document, { position }) => {
          const lines = new LineMap(document.text);
          const offset = lines.offsetAt(position);
          return toHover(lines, hoverConfig(configTextOf(document), offset, workspace.rules));
        },
      ),
    );
  },
};

function toHover(lines: LineMap, found: Hover | undefined): LspHover | null {
  if (found === undefined) return null;
  const contents = { kind: MarkupKind.Markdown, value: found.markdown };
  return { contents, range: toRange(lines, found.at) };
}
