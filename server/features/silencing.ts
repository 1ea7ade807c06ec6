import { longshoreSuppressions } from '../lint/suppressions/longshore.ts';
import type { DockerfileModel } from '../model/model.ts';
import type { Finding, TextEdit } from '../rules/rule.ts';
import { lineBreakOf } from '../rules/support/lineBreaks.ts';
import type { Comment, Instruction, Span } from '../syntax/nodes.ts';

/** How findings of one code are silenced in the Dockerfile itself. */
export interface Silencing {
  readonly code: string;
  readonly findings: readonly Finding[];
  /** Silences them where they are; `undefined` for what stands in no instruction. */
  readonly here: readonly TextEdit[] | undefined;
  /** Silences the rule in the whole file. */
  readonly inFile: readonly TextEdit[];
}

/**
 * What silences the findings that touch `span`, code by code, in comments of our own dialect. A
 * comment that is there already gets the code; no second one is written, and no directive.
 */
export function silencings(
  findings: readonly Finding[],
  span: Span,
  model: DockerfileModel,
): readonly Silencing[] {
  const touched = findings.filter((finding) => touches(finding.focus ?? finding, span));
  const comments = new Comments(model);
  return [...new Set(touched.map(({ code }) => code))]
    .filter((code) => !ABOUT_COMMENTS.has(code))
    .map((code) => {
      const own = touched.filter((finding) => finding.code === code);
      const owners = own.map(({ start }) => model.instructionAt(start));
      const known = owners.filter((owner) => owner !== undefined);
      return {
        code,
        findings: own,
        here:
          known.length === owners.length
            ? [...new Set(known)].map((owner) => comments.above(owner, code))
            : undefined,
        inFile: [comments.forFile(code)],
      };
    });
}

/** They are about comments that silence: one more comment is no answer to them. */
const ABOUT_COMMENTS = new Set(['LS0900', 'LS0901', 'DL1001']);

const FILE_WIDE = /^longshore\s+ignore-file\b/;

class Comments {
  readonly #model: DockerfileModel;
  /** Where the last code of each of our comments ends. */
  readonly #ends = new Map<Span, number>();

  constructor(model: DockerfileModel) {
    this.#model = model;
    for (const { comment, at } of longshoreSuppressions(model).heard) {
      this.#ends.set(comment.at, at.end);
    }
  }

  above({ start, leadingComments }: Instruction, code: string): TextEdit {
    const there = leadingComments.find((one) => this.#isOurs(one) && !FILE_WIDE.test(one.text));
    if (there !== undefined) return this.#added(there, code);
    const { text } = this.#model.syntax;
    const lineStart = this.#model.lines.startOf(this.#model.lines.lineAt(start));
    const indent = text.slice(lineStart, start);
    return insertion(lineStart, `${indent}# longshore ignore=${code}${lineBreakOf(text)}`);
  }

  forFile(code: string): TextEdit {
    const { comments, directives, text } = this.#model.syntax;
    const there = comments.find((one) => this.#isOurs(one) && FILE_WIDE.test(one.text));
    if (there !== undefined) return this.#added(there, code);
    const lineBreak = lineBreakOf(text);
    const last = directives.at(-1);
    const comment = `# longshore ignore-file=${code}`;
    if (last !== undefined) return insertion(last.end, `${lineBreak}${comment}`);
    return insertion(text.startsWith('\uFEFF') ? 1 : 0, `${comment}${lineBreak}`);
  }

  #isOurs(comment: Comment): boolean {
    return this.#ends.has(comment);
  }

  #added(comment: Comment, code: string): TextEdit {
    return insertion(this.#ends.get(comment) ?? comment.end, `,${code}`);
  }
}

function insertion(at: number, newText: string): TextEdit {
  return { start: at, end: at, newText };
}

function touches(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}
