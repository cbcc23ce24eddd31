import type * as z from 'zod';
import { caseStudySchema } from '../../knowledge/case-study-schema.ts';
import { nearest } from '../../knowledge/nearest.ts';
import { oneOf, quote } from '../../knowledge/report.ts';
import { printable } from '../../printable.ts';
import { postmortemSchema } from '../schema.ts';

export type ImportKind = 'case-study' | 'postmortem';

/** Keys and values of a head. */
export type Keys = Readonly<Record<string, unknown>>;

/** Notes what could not be taken over, by its path in the head. */
export type Remark = (path: readonly PropertyKey[], unexpected: string, expected: string) => void;

const SHAPES: Readonly<Record<ImportKind, Readonly<Record<string, z.ZodType>>>> = { 'case-study': caseStudySchema.shape, postmortem: postmortemSchema.shape };
/** What a public collection writes for a time nobody knows: Go's zero time. */
const ZERO_TIME = /^0001-01-01/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIMES = ['start_time', 'end_time'] as const;
const DATES = ['source_published_at', 'source_fetched_at'] as const;

/** The keys of a collected postmortem that ours knows, each held to its own rule; an empty text is what is not known, and gives no key. */
export function importKeys(data: Keys, kind: ImportKind, remark: Remark): Keys {
  const shape = SHAPES[kind];
  const known = Object.entries(data).flatMap(([key, raw]): [string, unknown][] => {
    const value = cleaned(raw);
    if (isUnknown(value) || key === 'schema' || key === 'kind') return [];
    if (!Object.hasOwn(shape, key)) {
      const meant = nearest(key, Object.keys(shape));
      remark([key], `key ${quote(key)}`, meant ? `"${meant}"` : `a key that a ${kind} has; it was left out`);
      return [];
    }
    return [[key, value]];
  });
  const times = withTimes(Object.fromEntries(known), remark);
  const lists = withLists(times, kind, remark);
  return Object.fromEntries(
    Object.entries(lists).flatMap(([key, value]) => {
      const issue = shape[key]?.safeParse(value).error?.issues[0];
      if (!issue) return [[key, value]];
      remark([key], `${typeof value === 'string' ? quote(value) : 'value'} in ${key}`, issue.message.replace(/^expected /, ''));
      return [];
    }),
  );
}

/** Keys that the schema needs and that are not there. */
export function neededKeys(front: Keys, kind: ImportKind): readonly string[] {
  return Object.entries(SHAPES[kind]).flatMap(([key, schema]) => (front[key] === undefined && !schema.safeParse(undefined).success ? [key] : []));
}

function withTimes(front: Keys, remark: Remark): Keys {
  const { time_precision: precision, ...rest } = front;
  let byDay = false;
  const times = TIMES.flatMap((key) => {
    const value = rest[key];
    if (value === undefined) return [];
    if (typeof value === 'string' && DATE.test(value)) {
      byDay = true;
      return [[key, `${value}T00:00:00Z`]];
    }
    if (typeof value === 'string' && !Number.isNaN(Date.parse(value)) && /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(value)) return [[key, value]];
    remark([key], `time ${quote(String(value))} in ${key}`, 'an RFC 3339 time such as 2026-11-21T04:05:00Z, or a date');
    return [];
  });
  const dates = DATES.flatMap((key) => {
    const value = rest[key];
    // A collection may have the moment, of which the day is enough here.
    return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? [[key, value.slice(0, 10)]] : [];
  });
  const {
    start_time: start,
    end_time: end,
    ...known
  }: Record<string, unknown> = {
    ...Object.fromEntries(Object.entries(rest).filter(([key]) => !TIMES.some((time) => time === key))),
    ...Object.fromEntries([...times, ...dates]),
  };
  const backwards = typeof start === 'string' && typeof end === 'string' && Date.parse(end) < Date.parse(start);
  if (backwards) remark(['end_time'], `end_time ${quote(end)} before start_time`, 'an end at or after its start');
  return {
    ...known,
    ...(start === undefined ? {} : { start_time: start }),
    ...(end === undefined || backwards ? {} : { end_time: end }),
    ...(byDay || precision !== undefined ? { time_precision: byDay ? 'day' : precision } : {}),
  };
}

function withLists(front: Keys, kind: ImportKind, remark: Remark): Keys {
  const { categories, keywords, ...rest } = front;
  const allowed = kind === 'case-study' ? categoriesOf() : undefined;
  const kept = listOf(categories).filter((category, index) => {
    if (!allowed || allowed.includes(category)) return true;
    remark(['categories', index], `category ${quote(category)}`, oneOf(allowed));
    return false;
  });
  const words = listOf(keywords);
  return { ...rest, ...(kept.length > 0 ? { categories: kept } : {}), ...(words.length > 0 ? { keywords: words } : {}) };
}

function listOf(value: unknown): readonly string[] {
  const all = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return all.map((each) => String(each).trim()).filter((each) => each !== '');
}

function categoriesOf(): readonly string[] {
  const { element } = caseStudySchema.shape.categories.unwrap();
  return element.options;
}

/** Text without characters that would act on a terminal, and without blanks around it. */
function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return printable(value.trim().replace(/\s+/g, ' '));
  if (Array.isArray(value)) return value.map(cleaned);
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cleaned(each)]));
  return value;
}

function isUnknown(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0) ||
    (typeof value === 'string' && ZERO_TIME.test(value))
  );
}
