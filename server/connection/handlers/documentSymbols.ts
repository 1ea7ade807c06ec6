import {
  type DocumentSymbolParams,
  type DocumentSymbol as LspDocumentSymbol,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver';
import { type DocumentSymbol, documentSymbols } from '../../features/documentSymbols.ts';
import type { LineMap } from '../../syntax/lineMap.ts';
import type { DocumentVersion } from '../../workspace/documents.ts';
import { toRange } from '../convert.ts';
import type { Handler } from '../handler.ts';

const KINDS: Readonly<Record<string, SymbolKind>> = {
  stage: SymbolKind.Module,
  ADD: SymbolKind.File,
  ARG: SymbolKind.Variable,
  CMD: SymbolKind.Event,
  COPY: SymbolKind.File,
  ENTRYPOINT: SymbolKind.Event,
  ENV: SymbolKind.Constant,
  EXPOSE: SymbolKind.Interface,
  HEALTHCHECK: SymbolKind.Boolean,
  LABEL: SymbolKind.Key,
  RUN: SymbolKind.Function,
  VOLUME: SymbolKind.Struct,
  WORKDIR: SymbolKind.Package,
};

export const handler: Handler = {
  capabilities: () => ({ documentSymbolProvider: true }),
  register({ connection, client, answer }) {
    connection.onDocumentSymbol(
      answer<DocumentSymbolParams, LspDocumentSymbol[] | SymbolInformation[]>(
        'Document symbols',
        [],
        (document) => {
          const symbols = documentSymbols(document.model);
          if (!client.symbolTree) return symbols.flatMap((one) => flat(document, one, undefined));
          return symbols.map((one) => toSymbol(document.model.lines, one));
        },
      ),
    );
  },
};

function toSymbol(lines: LineMap, symbol: DocumentSymbol): LspDocumentSymbol {
  const { name, detail, kind, at, focus, children } = symbol;
  return {
    name,
    detail,
    kind: KINDS[kind] ?? SymbolKind.Property,
    range: toRange(lines, at),
    selectionRange: toRange(lines, focus),
    children: children.map((child) => toSymbol(lines, child)),
  };
}

/** For editors that know no tree: the name says what the detail would. */
function flat(
  document: DocumentVersion,
  symbol: DocumentSymbol,
  containerName: string | undefined,
): readonly SymbolInformation[] {
  const { uri, model } = document;
  const { name, detail, kind, at, children } = symbol;
  return [
    {
      name: detail === '' ? name : `${name} ${detail}`,
      kind: KINDS[kind] ?? SymbolKind.Property,
      location: { uri, range: toRange(model.lines, at) },
      ...(containerName !== undefined && { containerName }),
    },
    ...children.flatMap((child) => flat(document, child, name)),
  ];
}
