import { readKeyValues } from '../model/keyValues.ts';
import type { Command, ShellWord } from '../shell/script.ts';
import type { Span } from '../syntax/nodes.ts';
import { defineRule } from './rule.ts';
import { placeOf } from './support/places.ts';
import { withoutQuotes } from './support/quotes.ts';

export const rule = defineRule({
  code: 'LS1030',
  name: 'unchecked-certificate',
  category: 'security',
  severity: 'warning',
  scope: 'instruction',
  onbuild: true,
  summary: 'A program is told to trust any server, or any package',
  why: `Without the check of certificates or signatures, whoever stands between the build and the server
decides what is installed, and nobody notices. In ENV it holds for every program in every container.

Mostly a certificate is missing: install \`ca-certificates\`, or copy the one of your company's proxy and
run \`update-ca-certificates\`. For packages that are signed by yourself, bring the key.`,
  sources: [{ tool: 'Docker', url: 'https://docs.docker.com/engine/security/trust/' }],
  messages: {
    certificate: '"{text}" trusts any server: bring the certificate that is missing',
    package: '"{text}" trusts any package: bring the key that is missing',
  },
  examples: {
    bad: [
      {
        text: 'FROM debian:13\nRUN curl [|-k|] https://example.com/a | sh\nRUN \\\n  wget [|--no-check-certificate|] https://example.com/b\nRUN git -c [|http.sslVerify=false|] clone https://example.com/c.git\n',
        messages: [
          '"-k" trusts any server: bring the certificate that is missing',
          '"--no-check-certificate" trusts any server: bring the certificate that is missing',
          '"http.sslVerify=false" trusts any server: bring the certificate that is missing',
        ],
      },
      {
        text: 'FROM node:24\nENV [|NODE_TLS_REJECT_UNAUTHORIZED|]=0\nRUN npm config set [|strict-ssl|] false && pip install [|--trusted-host|] pypi.org flask==3.1\n',
        messages: [
          '"NODE_TLS_REJECT_UNAUTHORIZED" trusts any server: bring the certificate that is missing',
          '"strict-ssl" trusts any server: bring the certificate that is missing',
          '"--trusted-host" trusts any server: bring the certificate that is missing',
        ],
      },
      {
        text: 'FROM debian:13\nRUN apt-get install -y [|--allow-unauthenticated|] acme\nRUN yum install -y [|--nogpgcheck|] acme\n',
        messages: [
          '"--allow-unauthenticated" trusts any package: bring the key that is missing',
          '"--nogpgcheck" trusts any package: bring the key that is missing',
        ],
      },
    ],
    good: [
      { text: 'FROM debian:13\nRUN curl -fsSL https://example.com/a && apt-get install -y acme\n' },
      {
        text: 'FROM debian:13\nRUN curl -k https://localhost/a\nHEALTHCHECK CMD curl -k https://localhost\n',
      },
      {
        text: 'FROM node:24\nRUN pip install --trusted-host pypi.acme.internal acme==1.0\nENV GIT_SSL_NO_VERIFY=\n',
      },
      {
        text: 'FROM fedora:42\nRUN dnf install -y --nogpgcheck ./acme.rpm && dnf update -y --nogpgcheck fedora-gpg-keys\n',
        note: 'A file, and the keys themselves',
      },
    ],
  },
  create({ model, shell, report }) {
    return {
      on: {
        RUN(run) {
          for (const command of shell(run)?.commands ?? []) {
            for (const { message, word } of switchedOff(command)) {
              report({ ...placeOf(model, run, word), message, data: { text: word.text } });
            }
            for (const { start, name, value } of command.assignments) {
              if (value === undefined || !isOff(name, value.text)) continue;
              const span = { start, end: start + name.length };
              report({
                ...placeOf(model, run, span),
                message: 'certificate',
                data: { text: name },
              });
            }
          }
        },
        ENV(instruction) {
          for (const { key, value } of readKeyValues(instruction)) {
            const name = withoutQuotes(key.text);
            if (value === undefined || !isOff(name, withoutQuotes(value.text))) continue;
            const span: Span = key;
            const place = placeOf(model, instruction, span);
            report({ ...place, message: 'certificate', data: { text: name } });
          }
        },
      },
    };
  },
});

interface SwitchedOff {
  readonly message: 'certificate' | 'package';
  readonly word: ShellWord;
}

/** Variables, and the values that switch a check off. */
const VARIABLES: ReadonlyMap<string, RegExp> = new Map([
  ['NODE_TLS_REJECT_UNAUTHORIZED', /^0$/],
  ['GIT_SSL_NO_VERIFY', /^(?:1|true|yes)$/i],
  ['PYTHONHTTPSVERIFY', /^0$/],
  ['NPM_CONFIG_STRICT_SSL', /^false$/i],
  ['npm_config_strict_ssl', /^false$/i],
]);

function isOff(name: string, value: string): boolean {
  return VARIABLES.get(name)?.test(value) ?? false;
}

/** A package as a file, or one that brings the keys. */
const UNSIGNED = /\.(?:rpm|deb)$|gpg-keys?$|keyring$/;

/** Programs with a switch for it. */
const PROGRAMS: ReadonlySet<string> = new Set(
  'curl wget git npm yarn pnpm pip pip3 apt apt-get yum dnf microdnf zypper'.split(' '),
);

function switchedOff({ innermost: { program, args } }: Command): readonly SwitchedOff[] {
  if (program === undefined || !PROGRAMS.has(program)) return [];
  const certificate = (word: ShellWord | undefined): SwitchedOff[] =>
    word === undefined ? [] : [{ message: 'certificate', word }];
  const { words } = args;
  const unsigned = (word: ShellWord | undefined): SwitchedOff[] =>
    word === undefined || words.some(({ text }) => UNSIGNED.test(text))
      ? []
      : [{ message: 'package', word }];
  switch (program) {
    case 'curl':
      return words.some(isLocal) ? [] : certificate(args.flag('k', 'insecure')?.word);
    case 'wget':
      return words.some(isLocal) ? [] : certificate(args.flag('no-check-certificate')?.word);
    case 'git':
      return certificate(
        args.words.find(({ text }) => /^http\.(?:.*\.)?sslverify(?:=(?:false|0))$/i.test(text)) ??
          (/^(?:false|0)$/i.test(words.at(-1)?.text ?? '') && args.hasAny('config')
            ? args.words.find(({ text }) => /^http\.(?:.*\.)?sslverify$/i.test(text))
            : undefined),
      );
    case 'npm':
    case 'yarn':
    case 'pnpm': {
      if (!args.hasAny('config', 'set')) return [];
      const word = args.find('strict-ssl', 'strict-ssl=false', 'enableStrictSsl');
      return word?.text.endsWith('=false') || args.hasAny('false') ? certificate(word) : [];
    }
    case 'pip':
    case 'pip3': {
      const host = args.flagValue('trusted-host') ?? '';
      return PUBLIC_HOST.test(host) ? certificate(args.flag('trusted-host')?.word) : [];
    }
    case 'apt':
    case 'apt-get':
      return unsigned(args.flag('allow-unauthenticated', 'force-yes')?.word);
    case 'yum':
    case 'dnf':
    case 'microdnf':
      return unsigned(args.flag('nogpgcheck')?.word);
    case 'zypper':
      return unsigned(args.flag('no-gpg-checks')?.word);
    default:
      return [];
  }
}

const PUBLIC_HOST = /^(?:pypi\.(?:org|python\.org)|files\.pythonhosted\.org)$/;

function isLocal({ text }: ShellWord): boolean {
  return /^(?:https?:\/\/)?(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$)/.test(text);
}
