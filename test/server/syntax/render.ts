import type { Instruction, Span, SyntaxTree } from '../../../server/syntax/nodes.ts';

/**
 * A tree as text, one line a fact, so that a test compares all of it at once. What stands at a
 * span is shown as it is written, with `⏎` for line breaks.
 */
export function render(tree: SyntaxTree): string {
  const at = (span: Span): string => show(tree.text.slice(span.start, span.end));
  return [
    ...tree.directives.map(({ name, value }) => `directive ${name} = ${value}`),
    ...tree.instructions.flatMap((instruction) => renderInstruction(instruction, at)),
    ...tree.problems.map((problem) => `! ${problem.kind} ${problem.subject}: ${at(problem)}`),
  ].join('\n');
}

function renderInstruction(instruction: Instruction, at: (span: Span) => string): string[] {
  const { name, words, flags, json, heredocs, leadingComments, innerComments } = instruction;
  const { emptyContinuations, trigger } = instruction;
  const lines = [
    ...flags.map((flag) => `  flag ${flag.name}${flag.value ? ` = ${flag.value.text}` : ''}`),
    ...(json ? [`  json ${json.items.map((item) => JSON.stringify(item.value)).join(' ')}`] : []),
    ...heredocs.map(
      ({ name: heredoc, expand, stripTabs, body, terminator }) =>
        `  heredoc ${heredoc}${expand ? '' : ' quoted'}${stripTabs ? ' tabs' : ''}: ` +
        `${at(body)}${terminator ? '' : ' (open)'}`,
    ),
    ...innerComments.map((comment) => `  comment ${comment.text}`),
    ...emptyContinuations.map((span) => `  blank ${at(span)}`),
    ...(trigger ? renderInstruction(trigger, at).map((line) => `  ${line}`) : []),
  ];
  const above = leadingComments.map((comment) => `# ${comment.text}`);
  return [...above, [name, ...words.map((word) => `‹${show(word.text)}›`)].join(' '), ...lines];
}

function show(text: string): string {
  return text.replace(/\r\n|\n|\r/g, '⏎');
}
