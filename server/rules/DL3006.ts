import type { ImageUse } from '../model/model.ts';
import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { docker, hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3006',
  name: 'untagged-base-image',
  category: 'reproducibility',
  severity: 'warning',
  summary: 'A base image is named without a tag',
  why: `Without a tag the registry answers with \`latest\`: whatever was pushed last. The same
Dockerfile then builds on another base next month, and a build that broke cannot be repeated.

\`scratch\` has no tags, and a stage of the same file is no image: neither is reported. Nor is an
image that a variable names, because the tag may be part of its value.`,
  sources: [hadolint('DL3006'), docker('build/building/best-practices/#pin-base-image-versions')],
  messages: {
    untagged:
      '"{image}" has no tag, so every build takes what is newest: name the version you want',
    below: '"{image}" is taken for an image, as the stage begins only on line {line}: move it up',
  },
  examples: {
    bad: [
      {
        text: 'FROM [|node|]\n',
        messages: [
          '"node" has no tag, so every build takes what is newest: name the version you want',
        ],
      },
      {
        text: 'FROM --platform=$BUILDPLATFORM [|ghcr.io/acme/base|] AS build\nFROM [|debian|]\nCOPY --from=build /app /app\n',
        messages: [
          '"ghcr.io/acme/base" has no tag, so every build takes what is newest: name the version you want',
          '"debian" has no tag, so every build takes what is newest: name the version you want',
        ],
        note: 'Every stage is looked at',
      },
      {
        text: 'FROM \\\n  [|node|] AS \\\n  build\n',
        messages: [
          '"node" has no tag, so every build takes what is newest: name the version you want',
        ],
      },
      {
        text: 'FROM [|localhost:5000/base|]\n',
        messages: [
          '"localhost:5000/base" has no tag, so every build takes what is newest: name the version you want',
        ],
        note: "The registry's port is no tag",
      },
      {
        text: 'FROM [|base|]\nFROM alpine:3.22 AS base\n',
        messages: ['"base" is taken for an image, as the stage begins only on line 2: move it up'],
      },
    ],
    good: [
      { text: 'FROM node:24.11-slim\n' },
      {
        text: 'FROM alpine@sha256:25109184c71bdad752c8312a8623239686a9a2071e8825f20acb8f2198c3f659\n',
        note: 'A digest says more than a tag',
      },
      { text: 'FROM scratch\n' },
      {
        text: 'FROM golang:1.25 AS build\nFROM build AS test\n',
        note: 'A stage of this file',
      },
      { text: 'ARG BASE\nFROM $BASE\n', note: 'The variable may hold a tag' },
      {
        text: 'ARG IMAGE=node:24\nFROM mirror/${IMAGE}\n',
        note: 'The variable does hold a tag',
      },
      { text: 'ARG IMAGE\nFROM registry.example.com/${IMAGE}\n' },
      {
        text: 'FROM busybox${TARGETARCH:+@sha256:25109184c71bdad752c8312a8623239686a9a2071e8825f20acb8f2198c3f659}\n',
        note: 'What the variable adds is a digest',
      },
    ],
  },
  create({ model, report }) {
    return {
      stage({ from, image, parent, index }) {
        if (image === undefined || parent !== undefined || isPinned(image)) return;
        const named = model.stageNamed(image.text, model.stages.length);
        const isBelow = named !== undefined && named.index > index;
        const line = isBelow ? model.lines.lineAt(named.start) + 1 : 0;
        const message = isBelow ? 'below' : 'untagged';
        report({ ...placeOf(model, from, image), message, data: { image: image.text, line } });
      },
    };
  },
});

function isPinned({ text, tag, digest, resolved }: ImageUse): boolean {
  if (text === '' || text === 'scratch' || tag !== undefined || digest !== undefined) return true;
  const [first = '', ...rest] = text.split('/');
  const path = rest.length > 0 && first.includes('.') ? rest.join('/') : text;
  if (path.startsWith('$') || /\$\{[^}]*[:@][^/]*$/.test(path)) return true;
  return resolved !== undefined && /[:@][^/]*$/.test(resolved);
}
