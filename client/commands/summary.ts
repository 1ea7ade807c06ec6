/** What became of one target. */
export type Outcome =
  | { readonly name: string; readonly kind: 'done' | 'cancelled' }
  | { readonly name: string; readonly kind: 'failed'; readonly why: string };

/** What is true of a target when it worked, `undefined` when there is nothing to say of it. */
interface How {
  readonly done: string | undefined;
  readonly kind: { readonly plural: string };
}

/**
 * One sentence about all targets: `web stopped`, or `2 of 3 containers stopped; web: …`.
 * `undefined` when everything was cancelled.
 */
export function summary(
  outcomes: readonly Outcome[],
  how: How,
): { readonly message: string; readonly failed: boolean } | undefined {
  const done = outcomes.filter((one) => one.kind === 'done');
  const failed = outcomes.filter((one) => one.kind === 'failed');
  if (failed.length > 0) {
    return { message: failureText(outcomes.length, done.length, failed, how), failed: true };
  }
  if (done.length === 0) {
    return undefined;
  }
  const { plural } = how.kind;
  const what = outcomes.length === 1 ? done[0]?.name : `${counted(outcomes, done)} ${plural}`;
  return { message: `${what} ${how.done ?? 'done'}`, failed: false };
}

function failureText(
  all: number,
  done: number,
  failed: readonly (Outcome & { readonly why: string })[],
  how: How,
): string {
  const [only] = failed;
  if (all === 1 && only) {
    return how.done === undefined
      ? `${only.name}: ${only.why}`
      : `${only.name} was not ${how.done}: ${only.why}`;
  }
  const names = new Map<string, string[]>();
  for (const { name, why } of failed) {
    names.set(why, [...(names.get(why) ?? []), name]);
  }
  const reasons = [...names].map(([why, which]) => `${which.join(', ')}: ${why}`);
  const count = done === 0 ? `None of ${all}` : `${done} of ${all}`;
  return [`${count} ${how.kind.plural} ${how.done ?? 'done'}`, ...reasons].join('; ');
}

function counted(all: readonly Outcome[], done: readonly Outcome[]): string {
  return all.length === done.length ? `${all.length}` : `${done.length} of ${all.length}`;
}
