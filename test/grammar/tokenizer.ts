import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { IGrammar, IRawGrammar } from 'vscode-textmate';

const require = createRequire(import.meta.url);
const onig = require('vscode-oniguruma') as typeof import('vscode-oniguruma');
const textmate = require('vscode-textmate') as typeof import('vscode-textmate');
const SYNTAXES = fileURLToPath(new URL('../../syntaxes/', import.meta.url));

export interface TokenizedLine {
  readonly text: string;
  readonly tokens: readonly {
    readonly start: number;
    readonly end: number;
    /** From the outermost one inward, without those of the whole file and of the instruction. */
    readonly scopes: string;
  }[];
}

/** Reads texts by our grammars as the editor does, with stand-ins for the grammars it brings. */
export class Tokenizer {
  #grammars = new Map<string, Promise<IGrammar | null>>();
  readonly #registry = new textmate.Registry({
    onigLib: loadOniguruma(),
    loadGrammar: async (scope) => grammarOf(scope),
  });

  async tokenize(scope: string, text: string): Promise<readonly TokenizedLine[]> {
    let loading = this.#grammars.get(scope);
    if (loading === undefined) {
      loading = this.#registry.loadGrammar(scope);
      this.#grammars.set(scope, loading);
    }
    const grammar = await loading;
    if (grammar === null) throw new Error(`There is no grammar ${scope}`);
    let stack = textmate.INITIAL;
    return text
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => {
        const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
        stack = ruleStack;
        return {
          text: line,
          tokens: tokens.map(({ startIndex, endIndex, scopes }) => ({
            start: startIndex,
            end: Math.min(endIndex, line.length),
            scopes: scopes
              .slice(1)
              .filter((one) => one !== 'meta.instruction.dockerfile')
              .join(' '),
          })),
        };
      });
  }
}

async function loadOniguruma() {
  const { buffer } = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await onig.loadWASM(buffer as ArrayBuffer);
  return {
    createOnigScanner: (sources: string[]) => new onig.OnigScanner(sources),
    createOnigString: (text: string) => new onig.OnigString(text),
  };
}

function grammarOf(scope: string): IRawGrammar {
  const own = /^source\.(dockerfile|dockerignore)$/.exec(scope)?.[1];
  if (own !== undefined) {
    const path = `${SYNTAXES}${own}.tmLanguage.json`;
    return textmate.parseRawGrammar(readFileSync(path, 'utf8'), path);
  }
  return standIn(scope);
}

/** Tells whose the text is, and has what can be left open at the end of a line: strings. */
function standIn(scope: string): IRawGrammar {
  const patterns = [
    { match: '#[^\\n]*', name: `comment.${scope}` },
    { begin: '"', end: '"', name: `string.${scope}` },
    { match: '[^\\s"#;&|]+', name: `word.${scope}` },
  ];
  const grammar = {
    scopeName: scope,
    patterns,
    repository: { typical_statements: { patterns } },
  };
  return textmate.parseRawGrammar(JSON.stringify(grammar), `${scope}.json`);
}
