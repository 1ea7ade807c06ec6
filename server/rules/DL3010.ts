import type { Command, ShellScript } from '../shell/script.ts';
import type { Instruction, Span } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { isArchive } from './support/addSources.ts';
import { inCaseOf } from './support/casing.ts';
import { ownCommands } from './support/commands.ts';
import { placeOf } from './support/places.ts';
import { withoutQuotes } from './support/quotes.ts';
import { docker, hadolint } from './support/sources.ts';
import { StageFilter } from './support/usedStages.ts';

const UNPACKERS = new Set([
  ...['unzip', 'gunzip', 'bunzip2', 'unlzma', 'unxz'],
  ...['zgz', 'uncompress', 'zcat', 'gzcat'],
]);

export const rule = defineRule({
  code: 'DL3010',
  name: 'copied-archive',
  category: 'size',
  severity: 'info',
  summary: 'An archive is copied and then unpacked',
  why: `The archive fills a layer that stays in the image, even if a later RUN deletes it. ADD unpacks
a tar archive from the build context while it copies, and leaves no archive behind. In a stage whose
layers are thrown away, one more file does no harm, so it is not reported there.

ADD cannot leave out leading folders or pick files as \`tar\` can. Where that is needed, mount the
archive into the RUN that unpacks it: \`RUN --mount=type=bind,source=app.tgz,target=/tmp/app.tgz\`.`,
  sources: [hadolint('DL3010'), docker('reference/dockerfile/#adding-local-tar-archives')],
  messages: {
    unpacked: '"{archive}" is unpacked by a later RUN but stays in its layer: let ADD unpack it',
  },
  examples: {
    bad: [
      {
        text: 'FROM debian:13\nCOPY [|app.tgz|] /tmp/\nRUN tar -xzf /tmp/app.tgz -C /opt\n',
        messages: [
          '"app.tgz" is unpacked by a later RUN but stays in its layer: let ADD unpack it',
        ],
        fixed: 'FROM debian:13\nADD app.tgz /opt/\n',
      },
      {
        text: 'FROM debian:13\nCOPY \\\n  config \\\n  [|dist/app.tar.xz|] /tmp/\nWORKDIR /opt\nRUN mkdir app \\\n  && tar --extract --file /tmp/app.tar.xz --strip-components=1\n',
        messages: [
          '"dist/app.tar.xz" is unpacked by a later RUN but stays in its layer: let ADD unpack it',
        ],
      },
      {
        text: 'FROM debian:13\nCOPY [[|"data.gz"|], "/data/"]\nRUN gunzip /data/data.gz\n',
        messages: [
          '"data.gz" is unpacked by a later RUN but stays in its layer: let ADD unpack it',
        ],
      },
      {
        text: 'FROM debian:13\nCOPY release [|/tmp/app.tar|]\nRUN tar -xf /tmp/app.tar\n',
        messages: [
          '"/tmp/app.tar" is unpacked by a later RUN but stays in its layer: let ADD unpack it',
        ],
        note: 'Known by its new name',
      },
    ],
    good: [
      {
        text: 'FROM debian:13 AS build\nCOPY app.tgz /tmp/\nRUN tar -xzf /tmp/app.tgz -C /opt\nFROM debian:13\nCOPY --from=build /opt /opt\n',
        note: 'Only the files of this stage are used',
      },
      { text: 'FROM debian:13\nADD app.tgz /opt/\n' },
      { text: 'FROM debian:13\nCOPY app.tgz /srv/downloads/\n' },
      { text: 'FROM debian:13\nCOPY app.tgz /tmp/\nRUN tar -tzf /tmp/app.tgz\n' },
      {
        text: 'FROM debian:13\nCOPY --from=build /app.tgz /tmp/\nRUN tar -xzf /tmp/app.tgz\n',
        note: 'ADD cannot take files from a stage',
      },
      {
        text: 'FROM debian:13 AS a\nCOPY app.tgz /tmp/\nFROM debian:13\nRUN tar -xzf /tmp/app.tgz\n',
      },
    ],
  },
  create({ model, shell, report }) {
    const reported = new Set<Instruction>();
    /** The stage's copies by the name of the archive, as long as no RUN unpacks it. */
    const copies = new Map<string, Copy[]>();
    const used = new StageFilter(model);
    return {
      stage(stage) {
        used.enter(stage);
        copies.clear();
      },
      on: {
        COPY(instruction, stage) {
          if (!used.counts(stage)) return;
          if (instruction.flags.some(({ name }) => name === 'from')) return;
          for (const archive of archivesOf(instruction)) {
            const same = copies.get(archive.file);
            if (same === undefined) copies.set(archive.file, [{ instruction, archive }]);
            else same.push({ instruction, archive });
          }
        },
        RUN(run) {
          const script = copies.size > 0 ? shell(run) : undefined;
          if (script === undefined) return;
          for (const file of ownCommands(script).flatMap(unpackedBy)) {
            for (const copy of copies.get(file) ?? []) reportOnce(copy, run, script);
            copies.delete(file);
          }
        },
      },
    };

    function reportOnce({ instruction, archive }: Copy, run: Instruction, script: ShellScript) {
      if (reported.has(instruction)) return;
      reported.add(instruction);
      report({
        ...placeOf(model, instruction, archive),
        message: 'unpacked',
        data: { archive: archive.path },
        fixes: fixesFor(instruction, run, script),
      });
    }

    /** Only one archive, and a RUN that does nothing but `tar -x… -f ARCHIVE -C FOLDER`. */
    function fixesFor(copy: Instruction, run: Instruction, script: ShellScript): readonly Fix[] {
      const { words, flags, keyword, json } = copy;
      const [source, target] = words;
      const [command, ...others] = script.commands;
      if (json || words.length !== 2 || source === undefined || target === undefined) return [];
      if (flags.length > 0 || !isTar(source.text) || command === undefined) return [];
      if (others.length > 0 || script.form !== 'shell' || run.heredocs.length > 0) return [];
      if (run.flags.length > 0 || command.program !== 'tar') return [];
      const folder = folderOf(command);
      if (folder === undefined) return [];
      const { lines, syntax } = model;
      const from = lines.startOf(lines.lineAt(run.start));
      const behind = syntax.text.slice(run.end).match(/^[ \t]*(?:\r\n|\n|\r)?/)?.[0].length ?? 0;
      return [
        {
          title: `Let ADD unpack it into ${folder}`,
          edits: [
            { start: keyword.start, end: keyword.end, newText: inCaseOf(keyword.text, 'ADD') },
            { start: target.start, end: target.end, newText: folder },
            { start: from, end: run.end + behind, newText: '' },
          ],
          mayChange: `The archive itself is no longer in the image`,
        },
      ];
    }
  },
});

interface Copy {
  readonly instruction: Instruction;
  readonly archive: Archive;
}

/** An argument of COPY that is an archive by its name. */
interface Archive extends Span {
  readonly path: string;
  readonly file: string;
}

function archivesOf({ json, words }: Instruction): readonly Archive[] {
  const all =
    json?.items.map(({ start, end, value }) => ({ start, end, path: value })) ??
    words.map(({ start, end, text }) => ({ start, end, path: withoutQuotes(text) }));
  return all
    .filter(({ path }) => isArchive(path))
    .map((argument) => ({ ...argument, file: fileOf(argument.path) }));
}

/** The names of the files that `command` may unpack. */
function unpackedBy({ program, args }: Command): readonly string[] {
  if (program === 'tar' ? !args.hasFlag('x', 'extract', 'get') : !UNPACKERS.has(program ?? '')) {
    return [];
  }
  return args.positional().map(({ text }) => fileOf(text));
}

function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function isTar(path: string): boolean {
  return /\.(?:tar|tgz|tbz2?|txz|tar\.(?:gz|bz2|xz))$/.test(path);
}

/** Where `tar` unpacks to, when it does what ADD does: no other flags, all files. */
function folderOf({ args, redirects }: Command): string | undefined {
  const [how, archive, flag, folder, ...rest] = args.words;
  if (rest.length > 0 || redirects.length > 0 || archive === undefined) return undefined;
  if (!/^-[xzjJv]+f$/.test(how?.text ?? '') || !how?.text.includes('x')) return undefined;
  if (flag?.text !== '-C' || !/^\/[\w./-]*$/.test(folder?.raw ?? '')) return undefined;
  return folder?.raw.endsWith('/') ? folder.raw : `${folder?.raw}/`;
}
