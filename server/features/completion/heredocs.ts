import type { DockerfileModel } from '../../model/model.ts';
import type { Proposal } from './item.ts';
import type { HeredocEndPlace, HeredocPlace } from './place/places.ts';

/** Openers of a heredoc, which bring its end along when it has none yet. */
export function completeHeredocs(
  { syntax }: DockerfileModel,
  { around, at, typed, last, lineEnd, given }: HeredocPlace,
): readonly Proposal[] {
  const newLine = syntax.text.includes('\r\n') ? '\r\n' : '\n';
  const name = ['EOF', 'EOT', 'END', 'FILE'].find((each) => !given.includes(each)) ?? 'EOF';
  const isClosed = around.instruction.heredocs.some(
    ({ opener, terminator }) => opener.start <= at.start && at.start < opener.end && terminator,
  );
  return FORMS.filter(({ opening }) => opening.startsWith(typed.replace(/[\s"']?\w*$/, ''))).map(
    ({ opening, quote, detail }) => {
      const label = `${opening}${quote}${name}${quote}`;
      const common = { label, kind: 'snippet', detail } as const;
      if (isClosed) return common;
      if (last && around.name === 'RUN') {
        const newText = `${label}${newLine}${name}`;
        return { ...common, newText, snippet: `${label}${newLine}$0${newLine}${name}` };
      }
      // The body begins on the next line, and the rest of this one stays.
      const end = { start: lineEnd, end: lineEnd, newText: newLine + name };
      return { ...common, alongside: [end] };
    },
  );
}

const FORMS: readonly { opening: string; quote: string; detail: string }[] = [
  { opening: '<<', quote: '', detail: 'Lines in which variables are replaced' },
  { opening: '<<', quote: "'", detail: 'Lines as they are' },
  { opening: '<<-', quote: '', detail: 'Lines without the tabs before them' },
];

/** The end of a heredoc that has none yet. */
export function completeHeredocEnd({ name }: HeredocEndPlace): readonly Proposal[] {
  return [{ label: name, kind: 'snippet', detail: 'Ends the heredoc' }];
}
