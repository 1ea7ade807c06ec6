import { type FlagFact, flagsOf } from '../../facts/flags.ts';
import { instructionFact } from '../../facts/instructions.ts';

/** One way to write something. */
export interface Signature {
  readonly label: string;
  /** Markdown; may be empty. */
  readonly documentation: string;
  readonly parameters: readonly Parameter[];
}

/** A part of the label. */
export interface Parameter {
  readonly start: number;
  readonly end: number;
  /** Markdown; may be empty. */
  readonly documentation: string;
}

/** Text between parameters, or a parameter and what it means. */
export type Piece = string | readonly [label: string, documentation: string];

/** Joins `pieces` to a signature. */
export function signature(documentation: string, pieces: readonly Piece[]): Signature {
  let label = '';
  const parameters: Parameter[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      label += piece;
      continue;
    }
    const [text, about] = piece;
    const start = label.length;
    label += text;
    parameters.push({ start, end: label.length, documentation: about });
  }
  return { label, documentation, parameters };
}

/** The signatures of the instruction `name`; `undefined` for those that need none. */
export function signaturesOf(name: string): readonly Signature[] | undefined {
  const forms = FORMS[name];
  const summary = instructionFact(name)?.summary;
  return forms?.map((pieces) => signature(summary === undefined ? '' : `${summary}.`, pieces));
}

/** Names only: what each does is said where they are completed, and a tall box covers the text. */
const OPTIONS = (name: string): Piece => [
  '[OPTIONS]',
  (flagsOf[name] ?? []).map((flag) => `\`--${flag.name}\``).join(' '),
];

const COPIED: readonly Piece[] = [
  ' ',
  ['<source> ...', 'Paths in the build context, with wildcards; a heredoc writes a file.'],
  ' ',
  ['<destination>', 'Where they go; a directory ends with `/`. A relative one begins at WORKDIR.'],
];

/** By the name of the instruction; the order of parameters is what `activeIn` counts. */
const FORMS: Readonly<Record<string, readonly (readonly Piece[])[]>> = {
  ADD: [['ADD ', OPTIONS('ADD'), ...COPIED]],
  ARG: [
    [
      'ARG ',
      ['<name>', 'What `--build-arg` and `$name` call it.'],
      ['[=<default>]', 'The value when the build sets none.'],
      ' ...',
    ],
  ],
  COPY: [['COPY ', OPTIONS('COPY'), ...COPIED]],
  ENV: [
    [
      'ENV ',
      ['<key>', 'A name; containers see it too.'],
      '=',
      ['<value>', 'In quotes when it has blanks. It sees what earlier lines set, not this one.'],
      ' ...',
    ],
  ],
  EXPOSE: [
    [
      'EXPOSE ',
      ['<port>', 'A number, or a range such as `8000-8010`.'],
      ['[/<protocol>]', '`tcp`, unless it says `udp` or `sctp`.'],
      ' ...',
    ],
  ],
  FROM: [
    [
      'FROM ',
      ['[--platform=<platform>]', flagNamed('FROM', 'platform')],
      ' ',
      [
        '<image>[:<tag>][@<digest>]',
        'An image, an earlier stage, or `scratch` for nothing. Without a tag it is `latest`.',
      ],
      ' ',
      ['[AS <name>]', 'What later stages and `--target` call this one.'],
    ],
  ],
  HEALTHCHECK: [
    [
      'HEALTHCHECK ',
      ...(flagsOf.HEALTHCHECK ?? []).flatMap((flag): readonly Piece[] => [
        durationPiece(flag),
        ' ',
      ]),
      ['CMD <command>', 'Runs in the container: 0 is healthy, 1 is not.'],
    ],
    ['HEALTHCHECK ', ['NONE', 'Switches off the one of the base image.']],
  ],
};

function durationPiece({ name, fallback, summary }: FlagFact): Piece {
  return [`[--${name}=<${fallback}>]`, `${summary}.`];
}

function flagNamed(instruction: string, name: string): string {
  const fact = flagsOf[instruction]?.find((flag) => flag.name === name);
  return fact === undefined ? '' : `${fact.summary}.`;
}
