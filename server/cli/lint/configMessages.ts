import type { LoadedConfig } from '../../lint/configuration/loadConfig.ts';
import type { Message } from './outcome.ts';

/** What is to be said about a configuration: what is wrong in it, and what it was made of. */
export function configMessages({ problems, files }: LoadedConfig): readonly Message[] {
  return [
    ...problems.map(({ file, problem, position }) => ({
      kind: problem.severity,
      text: `${file}:${position.line + 1}:${position.character + 1}: ${problem.message}`,
    })),
    ...files.map((file) => ({ kind: 'info', text: `configuration: ${file}` }) as const),
  ];
}
