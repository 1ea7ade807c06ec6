import { rules } from '../../rules/index.generated.ts';
import type { Images } from '../../workspace/ports.ts';
import type { Lazy } from './item.ts';

/** What is worth looking up when an item is looked at, as Markdown; `undefined` for nothing. */
export async function resolveLazy(
  lazy: Lazy,
  images: Images,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (lazy.what === 'rule') return aboutRule(lazy.code);
  const digest = await images.digest(lazy.reference, signal);
  return digest && `\`${lazy.reference}\` is now\n\n\`${digest}\``;
}

function aboutRule(code: string): string | undefined {
  const rule = rules.find((each) => each.code === code || each.aliases?.includes(code));
  return rule && `**${rule.summary}**\n\n${rule.why}`;
}
