import { directiveFact } from '../../facts/directives.ts';
import { FIRST_UNPRIVILEGED_PORT, wellKnownPorts } from '../../facts/ports.ts';
import { SIGRTMAX, SIGRTMIN, type SignalFact, signals } from '../../facts/signals.ts';
import type { DockerfileModel } from '../../model/model.ts';
import type { Heredoc, Instruction } from '../../syntax/nodes.ts';
import type {
  DirectiveEntity,
  HeredocEntity,
  PortEntity,
  SignalEntity,
} from '../support/entity.ts';
import { code, count, dockerfile, paragraphs } from './markdown.ts';

const REFERENCE = 'https://docs.docker.com/reference/dockerfile/';

export function aboutDirective({ directive }: DirectiveEntity): string | undefined {
  const fact = directiveFact(directive.name);
  if (fact === undefined) return undefined;
  const form = dockerfile(`# ${directive.name}=${directive.value}`);
  return paragraphs(form, `${fact.summary}.`, fact.documentation);
}

export function aboutSignal({ word }: SignalEntity): string | undefined {
  const fact = signalOf(word.text);
  const link = `[Reference](${REFERENCE}#stopsignal)`;
  if (fact !== undefined) {
    return paragraphs(`**${fact.name}** (${fact.number}): ${fact.summary}.`, link);
  }
  return /^(?:SIG)?RTM(?:IN|AX)/i.test(word.text) || isRealTime(Number(word.text))
    ? paragraphs('A real-time signal: its meaning is left to the program.', link)
    : undefined;
}

function signalOf(text: string): SignalFact | undefined {
  const name = text.toUpperCase().replace(/^(?!SIG)/, 'SIG');
  return signals.find((signal) => signal.name === name || `${signal.number}` === text);
}

function isRealTime(number: number): boolean {
  return number >= SIGRTMIN && number <= SIGRTMAX;
}

export function aboutPort({ port }: PortEntity): string {
  const { text, container, protocol = 'tcp' } = port;
  const number = Number(container);
  const service = protocol.toLowerCase() === 'sctp' ? undefined : wellKnownPorts.get(number);
  const title = `**${container}/${protocol.toLowerCase()}**${service === undefined ? '' : `: ${service}`}`;
  const needsRoot = number > 0 && number < FIRST_UNPRIVILEGED_PORT;
  const publish = /^\d+$/.test(container)
    ? `It publishes nothing by itself: \`docker run -p ${container}:${text.includes(':') ? container : text}\` does.`
    : 'It publishes nothing by itself: `docker run -P` does, or `-p` for each.';
  return paragraphs(
    title,
    publish,
    needsRoot
      ? `Below ${FIRST_UNPRIVILEGED_PORT}: outside of Docker a program needs root to listen there.`
      : undefined,
    `[Reference](${REFERENCE}#expose)`,
  );
}

export function aboutHeredoc(model: DockerfileModel, entity: HeredocEntity): string {
  const { heredoc, instruction } = entity;
  const { name, body, expand, stripTabs, terminator } = heredoc;
  const { lines } = model;
  const owner = instruction.trigger ?? instruction;
  const number =
    body.end > body.start ? lines.lineAt(body.end - 1) - lines.lineAt(body.start) + 1 : 0;
  const use = useOf(owner, heredoc);
  return paragraphs(
    `**${name}**: ${count(number, 'line')} ${USES[use]}, up to ${code(name)} on a line of its own.`,
    [
      expansion(expand, use),
      stripTabs ? 'Tabs at the beginning of a line are dropped.' : '',
      terminator === undefined ? '**That line is missing.**' : '',
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
    `[Reference](${REFERENCE}#here-documents)`,
  );
}

type Use = 'file' | 'script' | 'input';

const USES: Readonly<Record<Use, string>> = {
  file: 'written as a file',
  script: 'run as a script',
  input: 'given to the command',
};

function useOf({ name, body, argsIndex }: Instruction, { opener }: Heredoc): Use {
  if (name === 'COPY' || name === 'ADD') return 'file';
  const isAlone = body.value.length - argsIndex === opener.end - opener.start;
  return isAlone ? 'script' : 'input';
}

function expansion(expand: boolean, use: Use): string {
  if (use === 'script') return '';
  if (!expand) return 'The name is quoted: variables stay as they are written.';
  const who = use === 'file' ? 'the builder' : 'the shell';
  return `Variables are replaced by ${who}; a name in quotes keeps them as they are.`;
}
