import type { SignatureHelp as LspSignatureHelp, SignatureHelpParams } from 'vscode-languageserver';
import { type SignatureHelp, signatureHelp } from '../../features/signatureHelp.ts';
import type { Client } from '../client.ts';
import type { Handler } from '../handler.ts';
import { toMarkup } from '../markup.ts';

export const handler: Handler = {
  capabilities: () => ({
    signatureHelpProvider: { triggerCharacters: [' ', '=', ','], retriggerCharacters: ['/'] },
  }),
  register({ connection, client, answer }) {
    connection.onSignatureHelp(
      answer<SignatureHelpParams, LspSignatureHelp | null>(
        'Signature help',
        null,
        ({ model }, { position }) => {
          const found = signatureHelp(model, model.lines.offsetAt(position));
          return found === undefined ? null : toAnswer(found, client);
        },
      ),
    );
  },
};

function toAnswer(
  { signatures, active, parameter }: SignatureHelp,
  client: Client,
): LspSignatureHelp {
  return {
    signatures: signatures.map(({ label, documentation, parameters }) => ({
      label,
      ...about(documentation, client),
      parameters: parameters.map(({ start, end, documentation: text }) => ({
        label: client.parameterOffsets ? [start, end] : label.slice(start, end),
        ...about(text, client),
      })),
    })),
    activeSignature: active,
    activeParameter: parameter,
  };
}

function about(documentation: string, client: Client) {
  return documentation === '' ? {} : { documentation: toMarkup(documentation, client) };
}
