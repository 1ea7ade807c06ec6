import { type PathArgument, pathText, readCopy } from '../model/copy.ts';
import { defineRule, type Fix } from './rule.ts';
import { placeOf } from './support/places.ts';
import { withoutQuotes } from './support/quotes.ts';
import { docker, hadolint } from './support/sources.ts';

export const rule = defineRule({
  code: 'DL3021',
  name: 'several-sources-without-slash',
  category: 'correctness',
  severity: 'error',
  scope: 'instruction',
  summary: 'COPY takes several sources to a destination that does not end with a slash',
  why: `Several files need a folder, and the slash says that the destination is one. Without it, the
older builder refuses the build, and BuildKit writes the files one over the other if there is no such
folder yet.

BuildKit takes \`.\` for a folder as it stands; \`./\` means the same and is understood by every builder.`,
  sources: [hadolint('DL3021'), docker('reference/dockerfile/#destination-1')],
  messages: {
    slash: '"{destination}" takes {count} sources, so it must be a folder: end it with "/"',
  },
  examples: {
    bad: [
      {
        text: 'FROM node:24\nCOPY package.json package-lock.json [|/app|]\nCOPY --chown=node a b \\\n  [|.|]\n',
        messages: [
          '"/app" takes 2 sources, so it must be a folder: end it with "/"',
          '"." takes 2 sources, so it must be a folder: end it with "/"',
        ],
        fixed:
          'FROM node:24\nCOPY package.json package-lock.json /app/\nCOPY --chown=node a b \\\n  ./\n',
      },
      {
        text: 'FROM node:24\nCOPY ["a b", "c", "d", [|"/my app"|]]\nCOPY a b [|"/app"|]\n',
        messages: [
          '"/my app" takes 3 sources, so it must be a folder: end it with "/"',
          '"/app" takes 2 sources, so it must be a folder: end it with "/"',
        ],
        fixed: 'FROM node:24\nCOPY ["a b", "c", "d", "/my app/"]\nCOPY a b "/app/"\n',
      },
      {
        text: 'FROM node:24\nARG DIR=/app\nCOPY a b [|$DIR|]\n',
        messages: ['"$DIR" takes 2 sources, so it must be a folder: end it with "/"'],
        fixed: 'FROM node:24\nARG DIR=/app\nCOPY a b $DIR/\n',
        note: 'The fix is offered singly: an empty variable would leave the root folder',
      },
    ],
    good: [
      { text: 'FROM node:24\nCOPY a b /app/\nCOPY ["a", "b", "./"]\nCOPY a b "/app/"\n' },
      { text: 'FROM node:24\nCOPY package*.json /app\n', note: 'A pattern counts as one source' },
      { text: 'FROM node:24\nADD a b /app\nONBUILD COPY a b /app\n' },
      {
        text: 'FROM node:24\nCOPY /etc/motd <<EOF\nHello\nEOF\n',
        note: 'A heredoc where the destination should be is another problem',
      },
      {
        text: '# escape=`\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nCOPY a b C:\\app\\\n',
        note: 'On Windows a backslash is a slash',
      },
    ],
  },
  create({ model, report }) {
    return {
      on: {
        COPY(instruction) {
          const { sources = [], heredocs = [], destination } = readCopy(instruction) ?? {};
          const count = sources.length + heredocs.length;
          if (destination === undefined || count < 2) return;
          if (heredocs.some(({ opener }) => opener.start === destination.start)) return;
          const path = withoutQuotes(pathText(destination));
          if (/[/\\]$/.test(path)) return;
          report({
            ...placeOf(model, instruction, destination),
            message: 'slash',
            data: { destination: path, count },
            fixes: fixesFor(destination, path),
          });
        },
      },
    };
  },
});

function fixesFor(destination: PathArgument, path: string): readonly Fix[] {
  const isQuoted = !('text' in destination) || destination.text !== path;
  const at = destination.end - (isQuoted ? 1 : 0);
  const title = 'End the destination with "/"';
  const edits = [{ start: at, end: at, newText: '/' }];
  if (!path.includes('$')) return [{ title, edits }];
  const mayChange =
    'A variable that is empty makes it the root folder instead of the working directory';
  return [{ title, edits, mayChange }];
}
