import { readMounts } from '../model/mounts.ts';
import type { Instruction, Span } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { copySource, stageNumber } from './support/copySources.ts';
import { placeOf } from './support/places.ts';
import { HUB, isTrusted, registryOf } from './support/registries.ts';
import { docker, hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3026',
  name: 'untrusted-registry',
  category: 'security',
  severity: 'error',
  summary: 'An image comes from a registry that is not trusted',
  why: `A base image is code that runs with all the rights of yours. Organisations mirror and scan what
they let in; an image from elsewhere passes by that.

Reports only where the configuration names \`trustedRegistries\`, which may begin or end with \`*\`. An
image without a registry comes from \`docker.io\`. Images of FROM, \`COPY --from\` and \`RUN --mount\` are
looked at; a variable counts with the value that the file gives it.`,
  sources: [hadolint('DL3026'), docker('reference/dockerfile/#from')],
  messages: {
    untrusted: '"{image}" comes from {registry}, which is not a trusted registry: take it from one',
    unknown: '"{image}" comes from a registry that only the build knows: name one that is trusted',
  },
  examples: {
    bad: [
      {
        text: 'FROM [|node:24|] AS build\nFROM [|ghcr.io/acme/base:1|]\nCOPY --chown=app \\\n  --from=[|quay.io/acme/tool:1|] /t /t\nRUN --mount=type=bind,from=[|busybox|],target=/b ls /b\n',
        options: { trustedRegistries: ['registry.example.com'] },
        messages: [
          '"node:24" comes from docker.io, which is not a trusted registry: take it from one',
          '"ghcr.io/acme/base:1" comes from ghcr.io, which is not a trusted registry: take it from one',
          '"quay.io/acme/tool:1" comes from quay.io, which is not a trusted registry: take it from one',
          '"busybox" comes from docker.io, which is not a trusted registry: take it from one',
        ],
      },
      {
        text: 'ARG BASE=ghcr.io/acme/base:1\nFROM [|$BASE|]\nFROM [|localhost:5000/base:1|]\n',
        options: { trustedRegistries: ['docker.io', '*.example.com'] },
        messages: [
          '"$BASE" comes from ghcr.io, which is not a trusted registry: take it from one',
          '"localhost:5000/base:1" comes from localhost:5000, which is not a trusted registry: take it from one',
        ],
      },
      {
        text: 'ARG REGISTRY\nARG ACCOUNT\nFROM [|${REGISTRY}/acme/base:1|]\nFROM [|$ACCOUNT.example.com/base:1|]\n',
        options: { trustedRegistries: ['registry.example.com'] },
        messages: [
          '"${REGISTRY}/acme/base:1" comes from a registry that only the build knows: name one that is trusted',
          '"$ACCOUNT.example.com/base:1" comes from $ACCOUNT.example.com, which is not a trusted registry: take it from one',
        ],
      },
    ],
    good: [
      {
        text: 'FROM registry.example.com/node:24 AS build\nFROM build\nCOPY --from=build /a /a\nCOPY --from=0 /b /b\nFROM scratch\n',
        options: { trustedRegistries: ['registry.example.com'] },
        note: 'Stages of the same file and the empty image come from no registry',
      },
      {
        text: 'FROM eu.gcr.io/acme/base:1\nFROM docker.io/library/node:24\nFROM node:24\n',
        options: { trustedRegistries: ['*.gcr.io', 'hub.docker.*'] },
      },
      { text: 'FROM ghcr.io/acme/base:1\n' },
      { text: 'FROM ghcr.io/acme/base:2\n', options: { trustedRegistries: [] } },
    ],
  },
  create({ model, options, report }) {
    const trusted = options.trustedRegistries ?? [];
    if (trusted.length === 0) return {};
    function check(image: string, at: Span, instruction: Instruction, text = image) {
      if (image === '' || image === 'scratch') return;
      const registry = registryOf(image);
      if (isTrusted(registry, trusted)) return;
      report({
        ...placeOf(model, instruction, at),
        message: registry === HUB && image.startsWith('$') ? 'unknown' : 'untrusted',
        data: { image: text, registry },
      });
    }
    return {
      stage({ from, image, parent }) {
        if (image === undefined || parent !== undefined) return;
        check(image.resolved ?? image.text, image, from, image.text);
      },
      on: {
        COPY(instruction, stage) {
          const source = copySource(instruction);
          if (source === undefined || stageNumber(source.name) !== undefined) return;
          if (model.stageNamed(source.name, (stage?.index ?? -1) + 1)) return;
          check(source.name, source, instruction);
        },
        RUN(instruction, stage) {
          for (const { type, from } of readMounts(instruction)) {
            if (type !== 'bind' && type !== 'cache') continue;
            if (from?.value === undefined || from.valueSpan === undefined) continue;
            if (model.stageNamed(from.value, (stage?.index ?? -1) + 1)) continue;
            check(from.value, from.valueSpan, instruction);
          }
        },
      },
    };
  },
});
