import { isSecretName, REDACT_RULES, type RedactRule, SECRET_KINDS, type SecretKind } from './rules.ts';

/** How many secrets were found, without telling any. */
export interface RedactionReport {
  readonly schema: 1;
  /** Set when nothing was looked for, because a person asked for that. */
  readonly off?: true;
  /** By kind: different secrets, and places they stood at. */
  readonly found: Readonly<Partial<Record<SecretKind, { readonly values: number; readonly places: number }>>>;
}

/** Replaces secrets by tokens, the same secret by the same token, and keeps count. */
export interface Redactor {
  text(text: string): string;
  /** Every text in a value of JSON, and what stands under a name such as `password` as a whole. */
  value<T>(value: T): T;
  report(): RedactionReport;
}

/** Leaves everything as it is, for who asks for that. */
export const NO_REDACTION: Redactor = { text: (text) => text, value: (value) => value, report: () => ({ schema: 1, off: true, found: {} }) };

/** Most texts hold none of the hints, and one search is quicker than one for each rule. */
const ANY_HINT = new RegExp([...new Set(REDACT_RULES.flatMap(({ hints }) => hints))].map((hint) => hint.replace(/[.()]/g, '\\$&')).join('|'), 'i');

/** How much of the text before a secret a rule may look at. */
const BEFORE = 250;

/**
 * `digest` turns a secret into some hexadecimal digits, by a key that only this redactor has: the same secret stays
 * recognisable within one bundle, and nobody can try out guesses on it.
 */
export function makeRedactor(digest: (secret: string) => string): Redactor {
  const places = new Map<SecretKind, number>();
  const values = new Map<string, SecretKind>();
  const token = (kind: SecretKind, secret: string): string => {
    const made = `redacted-${kind}-${digest(secret)}`;
    places.set(kind, (places.get(kind) ?? 0) + 1);
    values.set(made, kind);
    return made;
  };
  const text = (original: string): string => {
    if (!ANY_HINT.test(original)) return original;
    const folded = original.toLowerCase();
    return REDACT_RULES.filter(({ hints }) => hints.some((hint) => folded.includes(hint))).reduce((so, rule) => apply(rule, so, token), original);
  };
  const value = (original: unknown, name = ''): unknown => {
    if (typeof original === 'string') return original !== '' && isSecretName(name) && !isToken(original) ? token('password', original) : text(original);
    if (Array.isArray(original)) return original.map((each, index) => value(each, optionBefore(original[index - 1]) ?? name));
    if (original === null || typeof original !== 'object') return original;
    if (original instanceof Map) return new Map([...original].map(([key, each]) => [value(key), value(each)]));
    return Object.fromEntries(Object.entries(original).map(([key, each]) => [text(key), value(each, key)]));
  };
  return {
    text,
    value: <T>(original: T) => value(original) as T,
    report: () => ({
      schema: 1,
      found: Object.fromEntries(
        SECRET_KINDS.flatMap((kind) =>
          places.has(kind) ? [[kind, { values: [...values.values()].filter((each) => each === kind).length, places: places.get(kind) ?? 0 }]] : [],
        ),
      ),
    }),
  };
}

/** The name of an option that stands as an argument of its own, `--db-password`: the next argument is its value. */
function optionBefore(argument: unknown): string | undefined {
  return typeof argument === 'string' ? /^--?([A-Za-z][\w-]*)$/.exec(argument)?.[1] : undefined;
}

function apply({ kind, pattern, unless }: RedactRule, text: string, token: (kind: SecretKind, secret: string) => string): string {
  return text.replace(pattern, (match: string, ...rest: unknown[]) => {
    const { secret = '', keep = '' } = rest.at(-1) as Record<string, string | undefined>;
    const at = rest.at(-3) as number;
    const quote = /^["']/.exec(secret)?.[0] ?? '';
    const bare = quote === '' ? secret : secret.slice(1, -1);
    if (isToken(bare) || unless?.(bare, text.slice(Math.max(0, at - BEFORE), at) + keep)) return match;
    return `${keep}${quote}${token(kind, bare)}${quote}`;
  });
}

const isToken = (text: string): boolean => /^redacted-[a-z]+-[\da-f]+/.test(text);
