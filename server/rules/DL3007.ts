import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { docker, hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3007',
  name: 'latest-tag',
  category: 'reproducibility',
  severity: 'warning',
  summary: 'The base image is tagged latest',
  why: `\`latest\` is whatever was pushed last. The same Dockerfile builds something else tomorrow, and
nobody can tell which version is running today. A release tag says what you build on; a digest
pins it.`,
  sources: [hadolint('DL3007'), docker('build/building/best-practices/#pin-base-image-versions')],
  messages: {
    latest: '"{image}" is whatever was pushed last: write a release tag or a digest',
  },
  examples: {
    bad: [
      {
        text: 'FROM debian:[|latest|]\n',
        messages: ['"debian:latest" is whatever was pushed last: write a release tag or a digest'],
      },
      {
        text: 'FROM registry.example.com:5000/base/jdk:[|latest|] AS build\n',
        messages: [
          '"registry.example.com:5000/base/jdk:latest" is whatever was pushed last: write a release tag or a digest',
        ],
      },
      {
        text: 'FROM --platform=$BUILDPLATFORM \\\n  debian:[|latest|]\n',
        messages: ['"debian:latest" is whatever was pushed last: write a release tag or a digest'],
      },
    ],
    good: [
      { text: 'FROM debian:13\n' },
      {
        text: `FROM debian:latest@sha256:${'0123456789abcdef'.repeat(4)}\n`,
        note: 'The digest decides',
      },
    ],
  },
  create({ model, report }) {
    return {
      stage({ from, image, parent }) {
        if (image?.tag === undefined || image.digest !== undefined || parent) return;
        if (model.syntax.text.slice(image.tag.start, image.tag.end) !== 'latest') return;
        report({
          ...placeOf(model, from, image.tag),
          message: 'latest',
          data: { image: image.text },
        });
      },
    };
  },
});
