import { flagsOf } from '../facts/flags.ts';
import { pathText, readCopy } from '../model/copy.ts';
import type { Flag } from '../syntax/nodes.ts';
import { defineRule, type Fix } from './rule.ts';
import { placeOf } from './support/places.ts';
import { withoutQuotes } from './support/quotes.ts';
import { docker, dockerfileUtils } from './support/sources.ts';
import { StageVariables } from './support/stageVariables.ts';

export const rule = defineRule({
  code: 'LS0031',
  name: 'several-sources-into-file',
  category: 'correctness',
  severity: 'warning',
  summary: 'ADD puts several sources to a place that does not end with a slash',
  why: `With a slash at its end the destination is a folder, made if need be. Without, it is one only
if the image has a folder there already; else each source is written over the one before, and the
last is what stays. Older builders refuse it. For COPY see DL3021.`,
  sources: [docker('reference/dockerfile/#destination-1'), dockerfileUtils('INVALID_DESTINATION')],
  messages: {
    file: '"{path}" may become a file that holds the last source only: end it with "/"',
  },
  examples: {
    bad: [
      {
        text: 'FROM alpine:3.22\nADD a.tgz b.tgz [|/opt|]\nADD \\\n  ["a.tgz", "b.tgz", [|"/opt"|]]\n',
        messages: [
          '"/opt" may become a file that holds the last source only: end it with "/"',
          '"/opt" may become a file that holds the last source only: end it with "/"',
        ],
        fixed: 'FROM alpine:3.22\nADD a.tgz b.tgz /opt/\nADD \\\n  ["a.tgz", "b.tgz", "/opt/"]\n',
      },
      {
        text: 'FROM alpine:3.22\nENV DIR=/opt\nADD https://example.com/a <<B [|$DIR|]\nx\nB\n',
        messages: ['"/opt" may become a file that holds the last source only: end it with "/"'],
        fixed: 'FROM alpine:3.22\nENV DIR=/opt\nADD https://example.com/a <<B $DIR/\nx\nB\n',
      },
    ],
    good: [
      { text: 'FROM alpine:3.22\nADD a.tgz b.tgz /opt/\nADD a.tgz b.tgz .\nADD a.tgz /opt\n' },
      { text: 'FROM alpine:3.22\nARG DIR\nADD a.tgz b.tgz $DIR\n' },
    ],
  },
  create({ model, report }) {
    const variables = new StageVariables(model);
    return {
      on: {
        ADD(instruction, stage) {
          const paths = readCopy(instruction);
          const destination = paths?.destination;
          if (paths === undefined || destination === undefined || stage === undefined) return;
          if (paths.sources.length + paths.heredocs.length < 2) return;
          // The first word may be meant for the value of that flag.
          if (lacksValue(instruction.flags.at(-1))) return;
          const written = pathText(destination);
          const path = variables.expand(withoutQuotes(written), destination, stage);
          if (!path || isFolder(path)) return;
          const isItem = 'value' in destination;
          const at =
            isItem || withoutQuotes(written) !== written ? destination.end - 1 : destination.end;
          const fix: Fix = {
            title: 'End it with "/"',
            edits: [{ start: at, end: at, newText: '/' }],
            mayChange: 'The destination becomes a folder, if it was to be a file',
          };
          report({
            ...placeOf(model, instruction, destination),
            message: 'file',
            data: { path },
            fixes: [fix],
          });
        },
      },
    };
  },
});

function isFolder(path: string): boolean {
  return /[/\\]$/.test(path) || /(?:^|\/)\.\.?$/.test(path) || path.startsWith('<<');
}

function lacksValue(flag: Flag | undefined): boolean {
  if (flag === undefined || flag.value !== undefined) return false;
  return flagsOf.ADD?.find(({ name }) => name === flag.name)?.value.kind !== 'boolean';
}
