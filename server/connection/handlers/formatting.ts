import type {
  DocumentFormattingParams,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  FormattingOptions,
  TextEdit as LspTextEdit,
} from 'vscode-languageserver';
import { format } from '../../features/formatting/format.ts';
import { formatOnType } from '../../features/formatting/onType.ts';
import { defaultFormat, type FormatOptions } from '../../features/formatting/options.ts';
import type { DocumentVersion } from '../../workspace/documents.ts';
import { toSpan, toTextEdit } from '../convert.ts';
import type { Handler, HandlerContext } from '../handler.ts';

export const handler: Handler = {
  capabilities: () => ({
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: {
      firstTriggerCharacter: '\n',
      moreTriggerCharacter: ['\\', '`'],
    },
  }),
  register(context) {
    const { connection, answer } = context;
    connection.onDocumentFormatting(
      answer<DocumentFormattingParams, LspTextEdit[]>('Formatting', [], (document, { options }) =>
        withOptions(context, document, options, (chosen) => format(document.model, chosen)),
      ),
    );
    connection.onDocumentRangeFormatting(
      answer<DocumentRangeFormattingParams, LspTextEdit[]>(
        'Formatting a range',
        [],
        (document, { options, range }) =>
          withOptions(context, document, options, (chosen) => {
            const { model } = document;
            return format(model, chosen, toSpan(model.lines, range));
          }),
      ),
    );
    connection.onDocumentOnTypeFormatting(
      answer<DocumentOnTypeFormattingParams, LspTextEdit[]>(
        'Formatting on type',
        [],
        (document, { options, position, ch }) =>
          withOptions(context, document, options, (chosen) => {
            const { model } = document;
            return formatOnType(model, model.lines.offsetAt(position), ch, chosen);
          }),
      ),
    );
  },
};

type Edits = ReturnType<typeof format>;

/** What is configured wins over what the editor's buttons say. */
async function withOptions(
  { workspace }: HandlerContext,
  { uri, model }: DocumentVersion,
  { tabSize, insertSpaces }: FormattingOptions,
  run: (options: FormatOptions) => Edits,
): Promise<LspTextEdit[]> {
  const config = await workspace.configurations.of(uri);
  if (!config.formats || config.excluded) return [];
  const indent = { size: Math.max(1, tabSize), tabs: !insertSpaces };
  const edits = run({ ...defaultFormat, indent, ...config.format });
  return edits.map((edit) => toTextEdit(model.lines, edit));
}
