import type { DockerfileModel } from '../model/model.ts';
import type { Finding, TextEdit } from '../rules/rule.ts';
import type { Span } from '../syntax/nodes.ts';
import { SilencingComments } from './support/silencingComments.ts';

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
 * What silences the findings that touch `span`, code by code. A comment or directive that is there
 * already gets the code, in whichever dialect knows it; a second directive is never written.
 */
export function silencings(
  findings: readonly Finding[],
  span: Span,
  model: DockerfileModel,
): readonly Silencing[] {
  const touched = findings.filter((finding) => touches(finding.focus ?? finding, span));
  const comments = new SilencingComments(model);
  return [...new Set(touched.map(({ code }) => code))]
    .filter((code) => !ABOUT_COMMENTS.has(code))
    .map((code) => {
      const own = touched.filter((finding) => finding.code === code);
      const codes = [code, ...(own[0]?.aliases ?? [])];
      const owners = own.map(({ start }) => model.instructionAt(start));
      const known = owners.filter((owner) => owner !== undefined);
      return {
        code,
        findings: own,
        here:
          known.length === owners.length
            ? [...new Set(known)].map((owner) => comments.above(owner, codes))
            : undefined,
        inFile: [comments.forFile(codes)],
      };
    });
}

/** They are about comments that silence: one more comment is no answer to them. */
const ABOUT_COMMENTS = new Set(['LS0900', 'LS0901', 'DL1001']);

function touches(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}
