import { MarkupKind } from 'vscode-languageserver';
import { hover } from '../../features/hover.ts';
import { toRange } from '../convert.ts';
import type { Handler } from '../handler.ts';

export const handler: Handler = {
  capabilities: () => ({ hoverProvider: true }),
  register({ connection, answer }) {
    connection.onHover(
      answer('Hover', null, ({ model }, { position }) => {
        const found = hover(model, model.lines.offsetAt(position));
        if (found === undefined) return null;
        const contents = { kind: MarkupKind.Markdown, value: found.markdown };
        return { contents, range: toRange(model.lines, found.at) };
      }),
    );
  },
};
