import { expand } from '../../model/expand.ts';
import type { DockerfileModel } from '../../model/model.ts';
import type { Instruction, Word } from '../../syntax/nodes.ts';
import { referencesIn } from './references.ts';

/** One word of EXPOSE, `[[ip:]host:]container[/protocol]`. */
export interface ExposedPort {
  readonly word: Word;
  /** With quotes and variables resolved. */
  readonly text: string;
  readonly ip: string;
  readonly host: string;
  readonly container: string;
  /** As written; `undefined` when none is. */
  readonly protocol: string | undefined;
}

/** What EXPOSE names; words whose variables are not known are left out. */
export function exposedPorts(
  model: DockerfileModel,
  instruction: Instruction,
): readonly ExposedPort[] {
  return instruction.words.flatMap((word) => {
    const text = resolve(model, word);
    if (text === undefined || text === '' || /\s/.test(text)) return [];
    const slash = text.indexOf('/');
    const ports = slash < 0 ? text : text.slice(0, slash);
    const parts = ports.split(':');
    const container = parts.pop() ?? '';
    const host = parts.pop() ?? '';
    const protocol = slash < 0 ? undefined : text.slice(slash + 1);
    return [{ word, text, ip: parts.join(':'), host, container, protocol }];
  });
}

function resolve(model: DockerfileModel, word: Word): string | undefined {
  const known = new Map(
    referencesIn(model, word).map(({ name, definition }) => [name, definition?.resolved]),
  );
  const grammar = { quotes: true, escape: model.syntax.escape, shell: false };
  return expand(word.text, grammar, (name) => {
    const value = known.get(name);
    return value === undefined ? undefined : { value };
  });
}
