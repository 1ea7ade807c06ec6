import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkSnapshot } from './snapshot.ts';
import { Tokenizer } from './tokenizer.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** `npm run test:unit -- -g grammar --update` writes what the grammars say now. */
describe('the grammar of', () => {
  const tokenizer = new Tokenizer();
  for (const name of readdirSync(HERE).sort()) {
    const [, kind] = /\.(Dockerfile|dockerignore)$/.exec(name) ?? [];
    if (kind === undefined) continue;
    it(name, () => checkSnapshot(tokenizer, `source.${kind.toLowerCase()}`, `${HERE}${name}`));
  }
});
