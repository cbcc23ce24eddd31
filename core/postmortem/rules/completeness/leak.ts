import type { PostmortemDocument } from '../../document.ts';
import { type Profile, profileOf } from '../../facts/profile.ts';
import type { PostmortemFront } from '../../schema.ts';
import type { Remark } from '../rule.ts';
import { sample } from '../sample.ts';

type Leaked = NonNullable<PostmortemFront['resource']>;

/** What is asked of the leak profile: only where there is one, and the severity asks for more than the resource's name. */
export function leakedOf(postmortem: PostmortemDocument, profiles: readonly Profile[] = ['full']): Leaked | undefined {
  return profiles.includes(profileOf(postmortem)) ? postmortem.head?.resource : undefined;
}

/** True for what grows: only then is there a slope, a start of the leak and a way to its limit. */
export const grows = ({ mode }: Leaked) => mode === 'leak' || mode === 'unbounded-growth';

/** One remark for all keys that a resource lacks. */
export function lacking({ front }: PostmortemDocument, leaked: Leaked, keys: readonly (keyof Leaked)[], what: string): Remark[] {
  const lacks = keys.filter((key) => leaked[key] === undefined);
  if (lacks.length === 0) return [];
  return [
    {
      at: front.spot(['resource'], 'key'),
      message: `Unexpected resource without ${lacks.map((key) => `"${key}"`).join(' and ')}, expected ${what}, or "not recorded"`,
    },
  ];
}

/** A leak for an example: `resource` on line 7, its class and mode on 8 and 9, further keys from line 10 on. */
export function leak(
  lines: readonly string[],
  {
    mode = 'leak',
    kind = 'fd',
    more = [] as readonly string[],
    ...options
  }: { mode?: string; kind?: string; more?: readonly string[] } & Parameters<typeof sample>[1] = {},
): string {
  return sample(['resource:', `  class: ${kind}`, `  mode: ${mode}`, ...lines.map((line) => `  ${line}`), ...more], options);
}
