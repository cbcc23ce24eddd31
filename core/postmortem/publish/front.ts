import type * as z from 'zod';
import { caseStudySchema } from '../../knowledge/case-study-schema.ts';
import type { PostmortemFront } from '../schema.ts';
import type { Dropped } from './body.ts';

/** What a case study says and a postmortem need not. */
export interface Answers {
  readonly company?: string | undefined;
  readonly summary?: string | undefined;
  readonly takeaway?: string | undefined;
  readonly keywords?: readonly string[] | undefined;
  /** The day its facts were last compared, `YYYY-MM-DD`. */
  readonly facts_checked_at?: string | undefined;
}

/** Front matter of a case study, not yet checked. */
export type CaseFront = Readonly<Record<string, unknown>>;

export const ASKED = ['company', 'summary', 'takeaway', 'keywords', 'facts_checked_at'] as const satisfies readonly (keyof Answers)[];

/** Keys that a case study needs and neither the postmortem nor an answer has. */
export function missingKeys(head: PostmortemFront, answers: Answers): readonly (keyof Answers)[] {
  const known: CaseFront = { ...head, ...present({ ...answers }) };
  return ASKED.filter((key) => known[key] === undefined);
}

/**
 * The front matter of a postmortem as that of a case study: keys that both know, cut to what a case study may say,
 * and the answers. Tells what it leaves out and nobody would expect.
 */
export function caseFront(head: PostmortemFront, answers: Answers): { readonly front: CaseFront; readonly dropped: readonly Dropped[] } {
  const known = new Set<string>(categoryNames());
  const categories = head.categories?.filter((category) => known.has(category));
  const dropped = (head.categories ?? []).filter((category) => !known.has(category)).map((category) => ({ what: `category ${category}`, line: 1 }));
  const all: CaseFront = {
    ...head,
    ...present({ ...answers }),
    kind: 'case-study',
    categories: categories?.length ? categories : undefined,
    // Those it happened to wrote it, and it was read whole.
    confidence: 'high',
    sources: [
      present({
        url: head.url,
        role: 'primary',
        read: 'full',
        via: head.url === undefined ? 'the postmortem of those it happened to' : undefined,
        publisher: 'company',
      }),
    ],
    wording: 'own',
  };
  return { front: cutTo(caseStudySchema, all) as CaseFront, dropped };
}

/** `2026-payment-ran-out-of-descriptors.md`: the year of the impact, else that of the record. */
export function fileName({ start_time: start, opened_at: opened }: Pick<PostmortemFront, 'start_time' | 'opened_at'>, slug: string): string {
  const year = /^\d{4}/.exec(start ?? opened ?? '')?.[0];
  return `${year ?? 'undated'}-${slug}.md`;
}

function categoryNames(): readonly string[] {
  const list = inside(caseStudySchema.shape.categories);
  const { options } = Reflect.get(list, 'element') as { readonly options: readonly string[] };
  return options;
}

/** A value cut to the keys that a schema knows, in its order. */
function cutTo(schema: z.ZodType, value: unknown): unknown {
  const inner = inside(schema);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const element: unknown = Reflect.get(inner, 'element');
    return element === undefined ? value : value.map((each) => cutTo(element as z.ZodType, each));
  }
  const shape = Reflect.get(inner, 'shape') as Readonly<Record<string, z.ZodType>> | undefined;
  if (!shape) return value;
  return Object.fromEntries(
    Object.entries(shape).flatMap(([key, of]) => {
      const each: unknown = Reflect.get(value, key);
      return each === undefined ? [] : [[key, cutTo(of, each)]];
    }),
  );
}

function inside(schema: z.ZodType): z.ZodType {
  const inner: unknown = 'unwrap' in schema && typeof schema.unwrap === 'function' && !('element' in schema) ? schema.unwrap() : undefined;
  return inner ? inside(inner as z.ZodType) : schema;
}

function present<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Partial<T>;
}
