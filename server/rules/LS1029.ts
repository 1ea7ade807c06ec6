import { pathText, readCopy } from '../model/copy.ts';
import type { Stage } from '../model/model.ts';
import type { Instruction } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { Folders } from './support/folders.ts';
import { withoutQuotes } from './support/quotes.ts';
import { RootStages } from './support/rootStages.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS1029',
  name: 'shell-form-without-shell',
  category: 'correctness',
  severity: 'error',
  summary: 'A command in shell form stands in an image that has no shell',
  why: `The shell form runs \`/bin/sh -c\`. \`scratch\` is empty, and the distroless images leave the shell
out: RUN stops the build, CMD and ENTRYPOINT the container, with "no such file or directory". Write
the command as a JSON array; what needs a shell belongs into an earlier stage.

The \`debug\` tags of distroless have a shell. So may an image into which something is copied that could
be one.`,
  sources: [
    docker('reference/dockerfile/#shell-and-exec-form'),
    { tool: 'Docker', url: 'https://docs.docker.com/build/building/base-images/' },
  ],
  messages: {
    none: '{name} needs a shell, and "{image}" has none: write the command as JSON, ["…", "…"]',
  },
  examples: {
    bad: [
      {
        text: 'FROM golang:1.25 AS build\nRUN go build -o /app\nFROM scratch\nCOPY --from=build /app /app\n[|CMD|] /app --port 80\n',
        messages: [
          'CMD needs a shell, and "scratch" has none: write the command as JSON, ["…", "…"]',
        ],
      },
      {
        text: 'FROM gcr.io/distroless/static-debian12:nonroot\nWORKDIR /srv\nCOPY app .\n[|RUN|] \\\n  chmod +x app\n[|HEALTHCHECK|] CMD ./app check\n[|ENTRYPOINT|] exec ./app\n',
        messages: [
          'RUN needs a shell, and "gcr.io/distroless/static-debian12:nonroot" has none: write the command as JSON, ["…", "…"]',
          'HEALTHCHECK needs a shell, and "gcr.io/distroless/static-debian12:nonroot" has none: write the command as JSON, ["…", "…"]',
          'ENTRYPOINT needs a shell, and "gcr.io/distroless/static-debian12:nonroot" has none: write the command as JSON, ["…", "…"]',
        ],
      },
    ],
    good: [
      {
        text: 'FROM scratch\nCOPY app /app\nRUN ["/app", "prepare"]\nCMD ["/app"]\nHEALTHCHECK NONE\n',
      },
      { text: 'FROM scratch\nADD rootfs.tar.xz /\nRUN apk add curl\n' },
      { text: 'FROM scratch\nCOPY --from=busybox:1.37 /bin/sh /bin/sh\nCMD echo hello\n' },
      { text: 'FROM gcr.io/distroless/base-debian12:debug\nCMD echo hello\n' },
      { text: 'FROM scratch\nSHELL ["/app", "-c"]\nCMD hello\n' },
      {
        text: 'FROM scratch\nCOPY app /app\nRUN --mount=from=busybox:1.37,target=/bin echo hello\n',
      },
    ],
  },
  create({ report }) {
    const roots = new RootStages();
    const folders = new Folders();
    /** Stages that have a shell, or may have got one, as those that are built on them. */
    const equipped = new Set<Stage>();
    const check = (instruction: Instruction, stage: Stage | undefined) => {
      if (stage === undefined || equipped.has(stage) || !isShellForm(instruction)) return;
      const { keyword, name } = instruction;
      const image = roots.imageOf(stage);
      report({ at: keyword, message: 'none', data: { name, image } });
    };
    return {
      stage(stage) {
        roots.enter(stage);
        folders.enter(stage);
        const isBuiltOnOne = stage.parent !== undefined && equipped.has(stage.parent);
        if (isBuiltOnOne || !lacksShell(roots.imageOf(stage))) equipped.add(stage);
      },
      instruction(instruction, stage) {
        if (stage === undefined || equipped.has(stage)) return;
        if (instruction.name === 'WORKDIR') folders.set(instruction, stage);
        if (mayBringShell(instruction, stage, folders)) equipped.add(stage);
      },
      on: { RUN: check, CMD: check, ENTRYPOINT: check, HEALTHCHECK: check },
    };
  },
});

function isShellForm({ name, json, words, heredocs }: Instruction): boolean {
  if (json !== undefined || words.length === 0) return false;
  if (name === 'HEALTHCHECK') return words.length > 1 && /^CMD$/i.test(words[0]?.text ?? '');
  return name !== 'RUN' || heredocs.length === 0;
}

function lacksShell(image: string): boolean {
  if (image === 'scratch') return true;
  return /^gcr\.io\/distroless\/[\w./-]+(?::(?!.*debug)[\w.-]*)?(?:@.*)?$/.test(image);
}

function mayBringShell(instruction: Instruction, stage: Stage, folders: Folders): boolean {
  const { name, flags } = instruction;
  if (name === 'SHELL') return true;
  if (name === 'RUN') return flags.some((flag) => flag.name === 'mount');
  const copy = readCopy(instruction);
  if (copy?.destination === undefined) return false;
  const to = folders.resolve(withoutQuotes(pathText(copy.destination)), stage);
  if (name === 'ADD' || /^(?:\/|[$?].*|\/(?:usr|bin|busybox|nix)(?:\/.*)?)$/.test(to)) return true;
  return copy.sources.some((source) => /(?:sh|busybox|bin|rootfs)["']?\/?$/.test(pathText(source)));
}
