import type { ConfigText } from '../features/configuration/complete.ts';
import { kindOfFile } from '../lint/configuration/places.ts';
import type { DocumentVersion } from '../workspace/documents.ts';

/** An open configuration file as the features see it. */
export function configTextOf({ uri, text }: DocumentVersion): ConfigText {
  return { text, kind: kindOfFile(uri) ?? 'longshore' };
}
