import type { BuildContext } from '../model/buildContext.ts';
import type { DockerfileModel, Stage } from '../model/model.ts';
import type { ShellScript } from '../shell/script.ts';
import type { Comment, Instruction, Span } from '../syntax/nodes.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** One replacement of text. */
export interface TextEdit extends Span {
  readonly newText: string;
}

/** A change that mends a finding. */
export interface Fix {
  /** Imperative, sentence case: "Replace ADD with COPY". */
  readonly title: string;
  /** Not overlapping, any order. */
  readonly edits: readonly TextEdit[];
  /**
   * What may change in the image, as a sentence. Its presence makes the fix unsafe: it is offered
   * singly and never by "fix all".
   */
  readonly mayChange?: string;
}

/** One problem at one place. Its line is the one that other tools name for it. */
export interface Finding extends Span {
  /** The narrowest text that is wrong, where it begins on a later line; editors mark it. */
  readonly focus?: Span;
  readonly code: string;
  /** The codes other tools know this problem by. */
  readonly aliases: readonly string[];
  readonly severity: Severity;
  readonly message: string;
  readonly tags: readonly FindingTag[];
  readonly fixes: readonly Fix[];
  /**
   * It is about what silences others: they may be gone once it is mended, so that its fix comes
   * before theirs.
   */
  readonly comesFirst?: true;
}

export type FindingTag = 'unnecessary' | 'deprecated';

/** A page that says why, outside this project. */
export interface Source {
  readonly tool: 'hadolint' | 'BuildKit' | 'dockerfile-utils' | 'Docker';
  /** The tool's own code for it, if it has one. */
  readonly code?: string;
  readonly url: string;
}

/**
 * A Dockerfile with exactly the findings its `[|…|]` marks show, in that order.
 * Every example is a test and stands on the rule's page.
 */
export interface BadExample {
  readonly text: string;
  /** Where the rule needs them to report. */
  readonly options?: RuleOptions;
  readonly context?: ExampleContext;
  /** One message per mark. */
  readonly messages: readonly string[];
  /** The text after the first fix of every finding; required when the findings have fixes. */
  readonly fixed?: string;
  /** One sentence without a final period: what this example shows beside the others. */
  readonly note?: string;
}

export interface GoodExample {
  readonly text: string;
  readonly options?: RuleOptions;
  readonly context?: ExampleContext;
  readonly note?: string;
}

/** The build context of an example, with its Dockerfile at the top; nobody knows it when left out. */
export interface ExampleContext {
  /** Paths of files, with `/`. */
  readonly files: readonly string[];
  /** The text of its `.dockerignore`. */
  readonly ignore?: string;
}

export interface RuleMeta<Message extends string> {
  /** `DL3020`, `StageNameCasing` or `LS…`: the file's name too. */
  readonly code: string;
  readonly aliases?: readonly string[];
  /** For people, kebab case: names what is found, never the remedy. */
  readonly name: string;
  readonly category:
    | 'syntax'
    | 'correctness'
    | 'reproducibility'
    | 'security'
    | 'size'
    | 'maintainability'
    | 'style';
  /** `off`: reports only when the configuration gives it a severity. */
  readonly severity: Severity | 'off';
  readonly tags?: readonly FindingTag[];
  /** One sentence without a final period, for lists and hovers. */
  readonly summary: string;
  /** Markdown: why it matters, when it does not. */
  readonly why: string;
  readonly sources: readonly Source[];
  /**
   * Also looks at what ONBUILD triggers: in a walk of its own, with handlers of its own, that calls
   * `document`, the handlers of instructions and `end`.
   */
  readonly onbuild?: boolean;
  /**
   * `instruction`: what it says of an instruction follows from the instruction's own text and the
   * shell in force alone, and it listens to instructions only. What it found is kept for as long as
   * the text stands, wherever it moves. It is given no stage.
   */
  readonly scope?: 'instruction';
  /**
   * Programs, as they are written: in a file that holds none of these texts it finds nothing, so
   * that it need not be taken through it.
   */
  readonly mentions?: readonly [string, ...string[]];
  /**
   * Part of what it looks for lies outside the file (an image, the build context), where it may not
   * be reached: nobody can say that a suppression of it is unused.
   */
  readonly needsOutside?: true;
  /** It judges what other rules report, so its examples run with all of them. */
  readonly judgesOthers?: true;
  /** It looks at how keywords are written, so its examples are not tried in lower case as well. */
  readonly keywordCaseMatters?: true;
  /** `{name}` stands for data given with the report. Sentence case, no final period. */
  readonly messages: Readonly<Record<Message, string>>;
  readonly examples: {
    readonly bad: readonly [BadExample, ...BadExample[]];
    readonly good: readonly [GoodExample, ...GoodExample[]];
  };
}

export interface Report<Message extends string> {
  /**
   * The narrowest text that is wrong, if it begins on the line that other tools name: the first one
   * of the instruction. Otherwise the keyword, and the narrowest text is the `focus`.
   */
  readonly at: Span;
  readonly focus?: Span;
  readonly message: Message;
  readonly data?: Readonly<Record<string, string | number>>;
  readonly fixes?: readonly Fix[];
  /**
   * Which of the rule's codes know this case, the one to show first; all of them when left out.
   * hadolint and BuildKit rarely draw a line at the same place.
   */
  readonly codes?: readonly [string, ...string[]];
}

/** What a configuration says about more than one rule's severity. */
export interface RuleOptions {
  /** Registries images may come from, `*` at either end; `undefined` allows all. */
  readonly trustedRegistries?: readonly string[];
  /** Labels that every stage must carry, with the type of their values. */
  readonly labelSchema?: ReadonlyMap<string, LabelType>;
  /** Only labels of the schema are allowed. */
  readonly strictLabels?: boolean;
}

export type LabelType = 'text' | 'email' | 'hash' | 'rfc3339' | 'semver' | 'spdx' | 'url';

export interface RuleContext<Message extends string> {
  readonly model: DockerfileModel;
  readonly options: RuleOptions;
  /** The files around; `undefined` when nobody has read them, or there are none (standard input). */
  readonly context: BuildContext | undefined;
  /** What an instruction (or a trigger) runs; read once, whoever asks. */
  shell(instruction: Instruction): ShellScript | undefined;
  report(report: Report<Message>): void;
}

/**
 * Called by the one walk all rules share, in file order. A handler named after an instruction
 * sees that instruction only; `stage` is `undefined` before the first FROM.
 */
export interface Handlers {
  /** Once, before everything else. */
  document?(): void;
  /** A stage begins; its FROM comes next. */
  stage?(stage: Stage): void;
  /** Every instruction, known or not, before the handler of its own name. */
  instruction?(instruction: Instruction, stage: Stage | undefined): void;
  readonly on?: Readonly<
    Record<string, (instruction: Instruction, stage: Stage | undefined) => void>
  >;
  /** Every comment, after the last instruction. */
  comment?(comment: Comment): void;
  stageEnd?(stage: Stage): void;
  /** Once, after everything else. */
  end?(): void;
  /** Once, when all else has been found and silenced. */
  suppressions?(told: ToldSuppressions): void;
}

export type SuppressionDialect = 'hadolint' | 'BuildKit' | 'longshore';

/** What the comments that silence findings came to. */
export interface ToldSuppressions {
  /** In the order of the text. */
  readonly heard: readonly HeardComment[];
  readonly unheard: readonly UnheardComment[];
}

/** A comment or directive that names codes to silence. */
export interface HeardComment {
  readonly at: Span;
  readonly dialect: SuppressionDialect;
  readonly codes: readonly SilencedCode[];
  /** What to take out when none of its codes is wanted; the text means the same without. */
  readonly removal: Span | undefined;
}

export interface SilencedCode {
  readonly code: string;
  readonly at: Span;
  /**
   * `unjudged`: nobody here can say whether it is needed. `unknown`: no rule has this code, which
   * only our own dialect tells.
   */
  readonly state: 'used' | 'unused' | 'unjudged' | 'unknown';
  /** What an unknown code is probably meant to be. */
  readonly instead?: string;
}

/** A comment that is meant to silence findings and does not. */
export interface UnheardComment {
  readonly at: Span;
  readonly dialect: SuppressionDialect;
  /** It doesn't parse, stands between continuations, or has a name in it that nobody knows. */
  readonly why: 'form' | 'inside' | 'name';
  /** The name that nobody knows. */
  readonly name?: string;
}

export interface Rule<Message extends string = string> extends RuleMeta<Message> {
  create(context: RuleContext<Message>): Handlers;
}

/** Ties message ids, data and handlers together at compile time; returns the rule unchanged. */
export function defineRule<const Message extends string>(rule: Rule<Message>): Rule {
  return rule as unknown as Rule;
}
