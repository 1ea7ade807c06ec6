import { pathText, readCopy } from '../model/copy.ts';
import type { Stage } from '../model/model.ts';
import type { Instruction, Span } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { withoutQuotes } from './support/quotes.ts';
import { docker } from './support/sources.ts';

export const rule = defineRule({
  code: 'LS1012',
  name: 'copied-secret-file',
  category: 'security',
  severity: 'warning',
  summary: 'COPY or ADD puts a file of secrets into the image',
  why: `The file stays in its layer, even if a later RUN deletes it; of a stage that is thrown away it
stays in the build cache. \`RUN --mount=type=secret,id=npmrc,target=/root/.npmrc\` shows it to one
command, \`--mount=type=ssh\` lends the keys of the agent.

Reported are private keys and files of credentials by their usual names. \`.npmrc\` and the like may
hold nothing but settings, so they are reported only when the stage deletes them again. For keys that
are made for tests, silence the line.`,
  sources: [docker('build/building/secrets/')],
  messages: {
    kept: '"{file}" is a secret as a rule, and the image would keep it: use a secret mount',
    deleted: '"{file}" stays in this layer, though line {line} deletes it: use a secret mount',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nCOPY [|id_rsa|] /root/.ssh/\nADD --chmod=600 \\\n  ["[|deploy/.aws/credentials|]", "/root/.aws/"]\n',
        messages: [
          '"id_rsa" is a secret as a rule, and the image would keep it: use a secret mount',
          '".aws/credentials" is a secret as a rule, and the image would keep it: use a secret mount',
        ],
      },
      {
        text: 'FROM node:24\nCOPY package.json [|.npmrc|] ./\nRUN npm ci && rm -f .npmrc\n',
        messages: ['".npmrc" stays in this layer, though line 3 deletes it: use a secret mount'],
      },
    ],
    good: [
      {
        text: 'FROM node:24\nCOPY package.json .npmrc ./\nRUN --mount=type=secret,id=npm,env=NPM_TOKEN npm ci\n',
        note: 'Settings only, as it seems',
      },
      {
        text: 'FROM alpine:3.22\nCOPY id_rsa.pub ca.pem nginx_signing.key .env.example /etc/\n',
        note: 'Public',
      },
      {
        text: 'FROM alpine:3.22 AS build\nFROM alpine:3.22\nCOPY --from=build /out/server.key /etc/\n',
      },
    ],
  },
  create({ model, shell, report }) {
    /** Files that the stage has copied and that hold secrets if somebody deletes them again. */
    const settings = new Map<string, Copied[]>();
    return {
      stage(_: Stage) {
        settings.clear();
      },
      on: {
        COPY: check,
        ADD: check,
        RUN(run) {
          if (settings.size === 0) return;
          const words = shell(run)?.commands.flatMap((command) =>
            command.innermost.program === 'rm' ? command.innermost.args.positional() : [],
          );
          for (const word of words ?? []) {
            const file = nameOf(word.text);
            for (const { instruction, span } of settings.get(file) ?? []) {
              const line = model.lines.lineAt(run.start) + 1;
              const data = { file, line };
              report({ ...placeOf(model, instruction, span), message: 'deleted', data });
            }
            settings.delete(file);
          }
        },
      },
    };

    function check(instruction: Instruction) {
      const copy = readCopy(instruction);
      if (copy === undefined || copy.from !== undefined || copy.destination === undefined) return;
      for (const source of copy.sources) {
        const path = withoutQuotes(pathText(source));
        const inset = 'value' in source ? 1 : 0;
        const span = { start: source.start + inset, end: source.end - inset };
        const file = SECRET.exec(path)?.[1];
        if (file !== undefined) {
          const place = placeOf(model, instruction, span);
          report({ ...place, message: 'kept', data: { file: file || path } });
        } else if (SETTINGS.test(path)) {
          const name = nameOf(path);
          const same = settings.get(name);
          if (same === undefined) settings.set(name, [{ instruction, span }]);
          else same.push({ instruction, span });
        }
      }
    }
  },
});

interface Copied {
  readonly instruction: Instruction;
  readonly span: Span;
}

/** Its group: the part of the path that tells. */
const SECRET =
  /(?:^|\/)(id_(?:rsa|dsa|ecdsa|ed25519)|\.aws\/credentials|\.docker\/config\.json|\.kube\/config|\.git-credentials|\.pgpass|\.vault-token|\.ssh\/?|\.gnupg\/?|secring\.gpg|(?:server|tls|ssl|private|privkey|priv)(?:[-_.]?key)?\.(?:key|pem)|[\w.-]*(?:private|priv)[-_]?key\.pem|[\w.-]+\.(?:p12|pfx|kdbx)|service[-_]?account(?:[-_]?key)?\.json)$/i;

/** Often with credentials, often without. */
const SETTINGS =
  /(?:^|\/)(?:\.npmrc|\.yarnrc(?:\.yml)?|\.pypirc|\.netrc|\.env|pip\.conf|nuget\.config|settings\.xml|auth\.json|\.composer\/auth\.json|credentials(?:\.json)?|\.gitconfig)$/i;

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
