import type { Span } from '../syntax/nodes.ts';
import type {
  Block,
  BlockKind,
  Command,
  Connector,
  ConnectorKind,
  Redirect,
  Step,
} from './script.ts';
import type { SourceText } from './sourceText.ts';

const NONE: readonly never[] = [];
const NOTHING = {};

/** A list under construction: the builder fills `steps`. */
export class ParsedBlock implements Block {
  readonly kind: BlockKind;
  readonly step: Step | undefined;
  readonly via: Command | undefined;
  readonly steps: ParsedStep[] = [];
  readonly redirects: readonly Redirect[];
  readonly source: SourceText;
  readonly #from: number;
  readonly #to: number;

  constructor(
    place: { readonly source: SourceText; readonly from: number; readonly to: number },
    kind: BlockKind,
    step: Step | undefined,
    rest: { readonly via?: Command; readonly redirects?: readonly Redirect[] } = NOTHING,
  ) {
    this.source = place.source;
    this.#from = place.from;
    this.#to = place.to;
    this.kind = kind;
    this.step = step;
    this.via = rest.via ?? step?.block.via;
    this.redirects = rest.redirects ?? NONE;
  }

  get start(): number {
    return this.source.span(this.#from, this.#to).start;
  }

  get end(): number {
    return this.source.span(this.#from, this.#to).end;
  }
}

/** One element of a list under construction. */
export class ParsedStep implements Step {
  readonly block: ParsedBlock;
  readonly index: number;
  readonly commands: Command[] = [];
  #blocks: ParsedBlock[] | undefined;
  readonly negated: boolean;
  /** Where it begins and ends in the block's source. */
  readonly from: number;
  readonly to: number;
  readonly #members: readonly { readonly pos: number; readonly end: number }[];

  constructor(
    block: ParsedBlock,
    from: number,
    to: number,
    members: readonly { readonly pos: number; readonly end: number }[] = NONE,
    prefixes: readonly { readonly type: string }[] = NONE,
  ) {
    this.block = block;
    this.index = block.steps.length;
    this.from = from;
    this.to = to;
    this.#members = members;
    this.negated = prefixes.some((prefix) => prefix.type === 'Negation');
    block.steps.push(this);
  }

  get blocks(): readonly ParsedBlock[] {
    return this.#blocks ?? NONE;
  }

  add(block: ParsedBlock): void {
    if (this.#blocks) this.#blocks.push(block);
    else this.#blocks = [block];
  }

  get start(): number {
    return this.block.source.span(this.from, this.to).start;
  }

  get end(): number {
    return this.block.source.span(this.from, this.to).end;
  }

  get before(): Connector | undefined {
    return this.block.steps[this.index - 1]?.after;
  }

  get after(): Connector | undefined {
    const next = this.block.steps[this.index + 1];
    return connectorAt(this.block.source, this.to, next?.from);
  }

  get pipes(): readonly Span[] {
    return this.#members.slice(1).map((member, k) => {
      const { source } = this.block;
      const from = source.value.indexOf('|', this.#members[k]?.end);
      const to = source.value[from + 1] === '&' ? from + 2 : from + 1;
      return from < 0 || to > member.pos
        ? source.span(member.pos, member.pos)
        : source.span(from, to);
    });
  }
}

/** The operator behind `from`: blanks, continuations and comments may stand before it. */
function connectorAt(
  source: SourceText,
  from: number,
  limit: number | undefined,
): Connector | undefined {
  operator.lastIndex = from;
  const match = operator.exec(source.value);
  const text = match?.[1];
  if (match === null || text === undefined) return undefined;
  const end = match.index + match[0].length;
  if (limit !== undefined && end > limit) return undefined;
  const kind: ConnectorKind = text === '\n' ? 'newline' : (text as ConnectorKind);
  return { kind, ...source.span(end - text.length, end) };
}

const operator = /(?:[ \t\r]|\\\n|#[^\n]*)*(&&|\|\||;(?![;&])|&(?!>)|\n)/y;
