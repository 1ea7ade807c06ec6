import type { LocalImage } from '../../../../core/protocol.ts';
import { complete } from '../../../../server/features/completion/completion.ts';
import type { Completion } from '../../../../server/features/completion/item.ts';
import { defaultLintConfig } from '../../../../server/lint/config.ts';
import { Linter } from '../../../../server/lint/linter.ts';
import { analyze } from '../../../../server/model/analyze.ts';
import { rules } from '../../../../server/rules/index.generated.ts';
import type { RuleOptions } from '../../../../server/rules/rule.ts';
import { contextSources } from '../../../../server/rules/support/contextSources.ts';
import { ShellReader } from '../../../../server/shell/reader.ts';
import { trackShell } from '../../../../server/shell/shells.ts';
import { parse } from '../../../../server/syntax/parse.ts';
import { listFolder } from '../../../../server/workspace/buildContext/listFolder.ts';
import type { Found, FoundRepository, FoundTag } from '../../../../server/workspace/ports.ts';
import { MemoryFiles } from '../../../workbench/files/memoryFiles.ts';
import { readCursor } from '../../../workbench/markers/markers.ts';

/** The world around a marked Dockerfile, which is at the top of its build context. */
export interface World {
  /** Texts by path in the build context; nobody knows it when left out. */
  readonly files?: Readonly<Record<string, string>>;
  readonly local?: readonly LocalImage[];
  readonly repositories?: Found<FoundRepository>;
  /** Collects what registries are asked for. */
  readonly asked?: string[];
  readonly tags?: Readonly<Record<string, Found<FoundTag>>>;
  /** By reference. */
  readonly digests?: Readonly<Record<string, string>>;
  readonly trigger?: string;
  readonly again?: boolean;
  readonly options?: RuleOptions;
}

/** Everything that is proposed at the cursor, the best first. */
export async function completed(marked: string, world: World = {}) {
  const { text, offset } = readCursor(marked);
  const model = analyze(parse(text));
  const { files, local, tags = {}, digests = {} } = world;
  const memory =
    files &&
    new MemoryFiles(
      Object.fromEntries(Object.entries(files).map(([path, each]) => [`/work/${path}`, each])),
    );
  const signal = new AbortController().signal;
  return complete(model, offset, {
    trigger: world.trigger,
    again: world.again ?? false,
    options: world.options ?? {},
    signal,
    findings: async () => new Linter(rules, SILENT).lint(model, defaultLintConfig),
    shells: new ShellReader(text, trackShell(model.stages)),
    readFolder: async (path) =>
      memory &&
      listFolder(
        {
          place: { dockerfile: '/work/Dockerfile', context: '/work' },
          sources: contextSources(model),
          path,
        },
        memory,
        memory,
        signal,
      ),
    images: {
      local: async () => local,
      async repositories(part) {
        world.asked?.push(part);
        return world.repositories;
      },
      tags: async (repository) => tags[repository],
      digest: async (reference) => digests[reference],
    },
  });
}

const SILENT = { info() {}, error() {} };

/** The labels, the best first. */
export async function labels(marked: string, world?: World): Promise<readonly string[]> {
  return (await completed(marked, world)).items.map(({ label }) => label);
}

/** The one proposal of this label. Throws when there is none, or more than one. */
export async function proposal(marked: string, label: string, world?: World): Promise<Completion> {
  const { items } = await completed(marked, world);
  const [found, ...others] = items.filter((each) => each.label === label);
  if (found === undefined || others.length > 0) {
    throw new Error(`Expected "${label}" once among: ${items.map((each) => each.label).join(' ')}`);
  }
  return found;
}

/** The text once a proposal is written, its snippet as it is where it has one. */
export async function written(marked: string, label: string, world?: World): Promise<string> {
  const { edit, snippet, alongside = [] } = await proposal(marked, label, world);
  const { text } = readCursor(marked);
  return [{ ...edit, newText: snippet ?? edit.newText }, ...alongside]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (changed, { start, end, newText }) => changed.slice(0, start) + newText + changed.slice(end),
      text,
    );
}
