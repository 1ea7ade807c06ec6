import {
  type Check,
  isBuildKitCode,
  isExperimental,
  readChecks,
} from '../../lint/suppressions/checkOptions.ts';
import { longshoreSuppressions } from '../../lint/suppressions/longshore.ts';
import { ALL_CHECKS } from '../../lint/suppressions/suppression.ts';
import type { DockerfileModel } from '../../model/model.ts';
import type { TextEdit } from '../../rules/rule.ts';
import { readHadolintIgnore } from '../../rules/support/hadolintIgnore.ts';
import { lineBreakOf } from '../../rules/support/lineBreaks.ts';
import type { Comment, Directive, Instruction, Span } from '../../syntax/nodes.ts';

const FILE_WIDE = /^longshore\s+ignore-file\b/;

/** The comments of a file that silence findings, and where one more code goes. */
export class SilencingComments {
  readonly #model: DockerfileModel;
  /** Where the last code of each of our own comments ends. */
  readonly #ends = new Map<Span, number>();
  readonly #checks: readonly Check[];

  constructor(model: DockerfileModel) {
    this.#model = model;
    for (const { comment, at } of longshoreSuppressions(model).heard) {
      this.#ends.set(comment.at, at.end);
    }
    this.#checks = readChecks(model);
  }

  /** Silences a finding of `codes`, its own first, in an instruction. */
  above(owner: Instruction, codes: readonly string[]): TextEdit {
    const [code = ''] = codes;
    const { leadingComments } = owner;
    const ours = leadingComments.find((one) => this.#ends.has(one) && !FILE_WIDE.test(one.text));
    if (ours !== undefined) return this.#added(ours, code);
    const directlyAbove = this.#directlyAbove(owner);
    const hadolint = directlyAbove && this.#inHadolint(directlyAbove, 'line', codes);
    if (hadolint !== undefined) return hadolint;
    const check = this.#checks.find(({ instruction }) => instruction === owner);
    return (check && inCheck(check, codes)) ?? this.#newAbove(owner, directlyAbove, code);
  }

  /** Silences a finding of `codes`, its own first, in the whole file. */
  forFile(codes: readonly string[]): TextEdit {
    const [code = ''] = codes;
    const { comments, directives, text } = this.#model.syntax;
    const ours = comments.find((one) => this.#ends.has(one) && FILE_WIDE.test(one.text));
    if (ours !== undefined) return this.#added(ours, code);
    for (const comment of comments) {
      const hadolint = this.#inHadolint(comment, 'global', codes);
      if (hadolint !== undefined) return hadolint;
    }
    const check = this.#checks.find(({ instruction }) => instruction === undefined);
    const added = check && inCheck(check, codes);
    if (added !== undefined) return added;
    const directive = directives.find(({ name }) => name === 'check');
    if (check?.skip.length === 0 && directive !== undefined) {
      const option = skipOption(directive, codes);
      if (option !== undefined) return option;
    }
    const isCheck = isCheckCode(code) && directive === undefined;
    const line = isCheck ? `# check=skip=${code}` : `# longshore ignore-file=${code}`;
    const last = directives.at(-1);
    if (last !== undefined) return insertion(last.end, lineBreakOf(text) + line);
    return insertion(text.startsWith('\uFEFF') ? 1 : 0, line + lineBreakOf(text));
  }

  /** hadolint hears the line right above an instruction only: it stays there. */
  #newAbove({ start }: Instruction, directlyAbove: Comment | undefined, code: string): TextEdit {
    const { lines, syntax } = this.#model;
    const lineStart = lines.startOf(lines.lineAt(start));
    const isHeard = directlyAbove && readHadolintIgnore(this.#model, directlyAbove) !== undefined;
    const at = isHeard ? lines.startOf(lines.lineAt(directlyAbove.start)) : lineStart;
    const indent = /^[ \t]*/.exec(syntax.text.slice(lineStart, start))?.[0] ?? '';
    return insertion(at, `${indent}# longshore ignore=${code}${lineBreakOf(syntax.text)}`);
  }

  #directlyAbove({ start, leadingComments }: Instruction): Comment | undefined {
    const { lines } = this.#model;
    const last = leadingComments.at(-1);
    return last && lines.lineAt(last.start) === lines.lineAt(start) - 1 ? last : undefined;
  }

  #inHadolint(
    comment: Comment,
    scope: 'line' | 'global',
    codes: readonly string[],
  ): TextEdit | undefined {
    const code = codes.find((one) => /^(?:DL|SC)\d{4}$/.test(one));
    const ignore = code === undefined ? undefined : readHadolintIgnore(this.#model, comment);
    const last = ignore?.scope === scope ? ignore.codes.at(-1) : undefined;
    return last && insertion(last.end, `,${code}`);
  }

  #added(comment: Comment, code: string): TextEdit {
    return insertion(this.#ends.get(comment) ?? comment.end, `,${code}`);
  }
}

/** `undefined` where BuildKit knows nothing of the finding, or skips nothing there. */
function inCheck({ skip }: Check, codes: readonly string[]): TextEdit | undefined {
  const code = codes.find(isCheckCode);
  const last = skip.at(-1);
  if (code === undefined || last === undefined || last.code === ALL_CHECKS) return undefined;
  return insertion(last.end, `,${code}`);
}

/** One more option behind those of a directive that skips nothing; a blank ends them. */
function skipOption(
  { value, valueSpan }: Directive,
  codes: readonly string[],
): TextEdit | undefined {
  const code = codes.find(isCheckCode);
  const [options = ''] = value.split(/\s/, 1);
  return code === undefined
    ? undefined
    : insertion(valueSpan.start + options.length, `;skip=${code}`);
}

function isCheckCode(code: string): boolean {
  return isBuildKitCode(code) && !isExperimental(code);
}

function insertion(at: number, newText: string): TextEdit {
  return { start: at, end: at, newText };
}
