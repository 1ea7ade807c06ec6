/** Writes the grammars that the editor reads, from their sources in `syntaxes/source/`. */
import { dockerfileGrammar } from '../../syntaxes/source/dockerfile.js';
import { dockerignoreGrammar } from '../../syntaxes/source/dockerignore.js';

/** @param {(path: string, text: string) => void} write */
export function generate(write) {
  write('syntaxes/dockerfile.tmLanguage.json', textOf(dockerfileGrammar()));
  write('syntaxes/dockerignore.tmLanguage.json', textOf(dockerignoreGrammar()));
}

function textOf(grammar) {
  return `${JSON.stringify(grammar, undefined, 1)}\n`;
}
