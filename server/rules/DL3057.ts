import type { Stage } from '../model/model.ts';
import { defineRule } from './rule.ts';
import { docker, hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3057',
  name: 'missing-healthcheck',
  category: 'maintainability',
  severity: 'off',
  summary: 'A stage has no HEALTHCHECK',
  why: `Without a check Docker knows only whether the process runs, not whether it answers: a hung
server stays "up", and Compose's \`service_healthy\` cannot wait for it.

Kubernetes ignores HEALTHCHECK in favour of its own probes, tools that end by themselves need none,
and neither do stages that only build. So this rule is off until the configuration gives it a
severity.`,
  sources: [hadolint('DL3057'), docker('reference/dockerfile/#healthcheck')],
  messages: {
    missing: 'This stage has no HEALTHCHECK: say how to find out whether its container works',
  },
  examples: {
    bad: [
      {
        text: '[|FROM|] golang:1.25 AS build\nFROM alpine:3.22\nHEALTHCHECK CMD ["/app", "ping"]\n[|FROM|] alpine:3.22\nONBUILD HEALTHCHECK CMD ["/app", "ping"]\n',
        messages: [
          'This stage has no HEALTHCHECK: say how to find out whether its container works',
          'This stage has no HEALTHCHECK: say how to find out whether its container works',
        ],
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nHEALTHCHECK --interval=1m \\\n  CMD ["/app", "ping"]\n' },
      { text: 'FROM alpine:3.22\nHEALTHCHECK NONE\n', note: 'Said outright that there is none' },
      {
        text: 'FROM alpine:3.22 AS base\nFROM base AS app\nHEALTHCHECK CMD ["/app", "ping"]\nFROM app AS debug\n',
        note: 'Stages that one with a check is built on, or that are built on it',
      },
    ],
  },
  create({ model, report }) {
    /** With a check of their own or of the stage they are built on. */
    const checked = new Set<Stage>();
    /** What those with a check of their own are built on. */
    const below = new Set<Stage>();
    return {
      stage(stage) {
        if (stage.parent && checked.has(stage.parent)) checked.add(stage);
      },
      on: {
        HEALTHCHECK(_, stage) {
          if (stage === undefined) return;
          checked.add(stage);
          for (let at = stage.parent; at !== undefined && !below.has(at); at = at.parent) {
            below.add(at);
          }
        },
      },
      end() {
        for (const stage of model.stages) {
          if (checked.has(stage) || below.has(stage)) continue;
          report({ at: stage.from.keyword, message: 'missing' });
        }
      },
    };
  },
});
