import type * as z from 'zod';
import type { FrontMatter } from './front-matter.ts';
import { nearest } from './nearest.ts';
import { oneOf, quote, type Report } from './report.ts';
import type { RuleName } from './rules.ts';

/** Checks front matter against a schema; undefined after it has reported what is wrong. */
export function validate<T>(schema: z.ZodType<T>, front: FrontMatter, report: Report): T | undefined {
  if (front.data === undefined) return undefined;
  const result = schema.safeParse(front.data);
  if (result.success) return result.data;
  for (const issue of result.error.issues) describe(issue, schema, front, report);
  return undefined;
}

function describe(issue: z.core.$ZodIssue, schema: z.ZodType, front: FrontMatter, report: Report): void {
  const name = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const valid = keysAt(schema, issue.path);
    for (const key of issue.keys) {
      const meant = nearest(key, valid);
      report('front-matter-key', front.spot([...issue.path, key], 'key'), `key ${quote(key)}${name && ` in ${name}`}`, meant ? `"${meant}"` : oneOf(valid));
    }
    return;
  }
  const value = valueAt(front.data, issue.path);
  const expected = issue.message.replace(/^expected /, '');
  if (value === undefined) report('front-matter-missing', front.spot(issue.path), 'end of the front matter', `key "${name}"`);
  else report(ruleOf(issue, name), front.spot(issue.path), `${shown(value)}${name && ` in ${name}`}`, plain(expected, issue));
}

// The schema's own words begin with "expected"; what zod says by itself is shortened to the same form.
function plain(expected: string, issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_type' && expected === issue.message && /^Invalid input/.test(expected) ? issue.expected : expected;
}

function ruleOf(issue: z.core.$ZodIssue, name: string): RuleName {
  return /(?:_time|_at)$/.test(name) && issue.code !== 'unrecognized_keys' ? 'front-matter-date' : 'front-matter-value';
}

function shown(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return value.length === 0 ? 'empty list' : 'list';
  return value !== null && typeof value === 'object' ? 'mapping' : String(value);
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const step of path) value = value !== null && typeof value === 'object' && Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined;
  return value;
}

/** Valid keys of the object a path leads to, read from the schema itself. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at = unwrap(schema);
  for (const step of path) at = unwrap(typeof step === 'number' ? Reflect.get(at, 'element') : Reflect.get(shapeOf(at), step));
  return Object.keys(shapeOf(at));
}

const shapeOf = (schema: object): object => Reflect.get(schema, 'shape') ?? {};

function unwrap(schema: unknown): object {
  if (schema === null || typeof schema !== 'object') return {};
  const inner: unknown = 'unwrap' in schema && typeof schema.unwrap === 'function' && !('element' in schema) ? schema.unwrap() : undefined;
  return inner ? unwrap(inner) : schema;
}
