import { parseSync } from 'oxc-parser';

/** Data taken out of a script: texts, lists and tables as they are, a regular expression, alone or in a table, as `{"/": [source, flags]}`. */
export type Literals = readonly unknown[];

/** By these names a script asks for its literals, longer than any that a minifier gives; by that key a pattern is known. */
export const ASK = { literal: 'LITERAL', regex: 'REGEX', pattern: '/' } as const;

/** Characters. What is shorter is no shorter when it is asked for. */
const LEAST_TEXT = 3;
const LEAST_TABLE = 6;
const LEAST_REGEX = 3;

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** Puts the texts, regular expressions and constant tables of a script in a list of their own, which is data, and leaves a question for each. */
export function takeLiterals(script: string): { readonly script: string; readonly literals: Literals } {
  for (const name of [ASK.literal, ASK.regex]) if (script.includes(name)) throw new Error(`The script uses the name ${name} itself.`);
  const { program, errors } = parseSync('script.js', script);
  if (errors[0]) throw new Error(errors[0].message);
  const places = new Map<string, number>();
  const placeOf = (value: unknown) => {
    const key = JSON.stringify(value);
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  };
  let rest = '';
  let done = 0;
  for (const { from, to, value, ask } of findLiterals(program as unknown as Node)) {
    rest += script.slice(done, from);
    // A quote or a slash ends the word before it, a name does not.
    rest += /[\w$]$/.test(rest.slice(-1)) ? ` ${ask(placeOf(value))}` : ask(placeOf(value));
    done = to;
  }
  return { script: rest + script.slice(done), literals: [...places.keys()].map((key) => JSON.parse(key)) };
}

interface Regex {
  readonly pattern: string;
  readonly flags: string;
}

function patternOf({ pattern, flags }: Regex): unknown {
  return { [ASK.pattern]: [pattern, flags] };
}

/** With these flags a pattern remembers where it was: shared, it would go on in the text of another. */
function keepsPlace({ flags }: Regex): boolean {
  return /[gy]/.test(flags);
}

interface Found {
  readonly from: number;
  readonly to: number;
  readonly value: unknown;
  readonly ask: (place: number) => string;
}

/** In the order of the script. */
function* findLiterals(node: Node): Generator<Found> {
  const { type, start: from, end: to } = node;
  const literal = (place: number) => `${ASK.literal}[${place}]`;
  if (type === 'ObjectExpression' || type === 'ArrayExpression') {
    const table = to - from >= LEAST_TABLE ? constantOf(node) : undefined;
    if (table) return yield { from, to, value: table.value, ask: literal };
  }
  if (type === 'Literal') {
    const { value, regex } = node as Node & { value: unknown; regex?: Regex };
    if (regex && to - from >= LEAST_REGEX) yield { from, to, value: patternOf(regex), ask: keepsPlace(regex) ? (place) => `${ASK.regex}(${place})` : literal };
    else if (typeof value === 'string' && value.length >= LEAST_TEXT) yield { from, to, value, ask: literal };
    return;
  }
  // A minifier may write a plain text as a template.
  const plain = type === 'TemplateLiteral' ? constantOf(node) : undefined;
  if (plain) {
    if (String(plain.value).length >= LEAST_TEXT) yield { from, to, value: plain.value, ask: literal };
    return;
  }
  if (type === 'TemplateElement') {
    const { cooked } = node['value'] as { cooked: string };
    if (cooked.length >= LEAST_TEXT) yield { from, to, value: cooked, ask: (place) => `\${${literal(place)}}` };
    return;
  }
  for (const part of partsOf(node)) yield* findLiterals(part);
}

/** Without names and keys, which are no values, and tagged templates, whose texts have to stay in their place. */
function partsOf(node: Node): readonly Node[] {
  if (node.type === 'TaggedTemplateExpression') return [];
  return Object.entries(node)
    .filter(([name]) => name !== 'key' || node['computed'] === true)
    .flatMap(([, part]) => part as Node | readonly Node[])
    .filter((part): part is Node => typeof part === 'object' && part !== null && typeof part.type === 'string')
    .sort((a, b) => a.start - b.start);
}

/** The value of an expression that is always the same and can be written as JSON. */
function constantOf(node: Node): { readonly value: unknown } | undefined {
  const read = CONSTANTS[node.type];
  const value = read?.(node);
  return value === undefined ? undefined : { value };
}

const CONSTANTS: Readonly<Record<string, (node: Node) => unknown>> = {
  Literal: ({ value, regex, bigint }) => {
    if (regex) return keepsPlace(regex as Regex) ? undefined : patternOf(regex as Regex);
    return bigint ? undefined : value;
  },
  TemplateLiteral: ({ quasis, expressions }) =>
    (expressions as readonly Node[]).length > 0 ? undefined : (quasis as readonly { value: { cooked: string } }[])[0]?.value.cooked,
  // As minifiers write it: -1, !0 and !1.
  UnaryExpression: ({ operator, argument }) => {
    const { value } = argument as Node;
    if (typeof value !== 'number') return undefined;
    return operator === '-' ? -value : operator === '!' ? !value : undefined;
  },
  ArrayExpression: ({ elements }) => allOf((elements as readonly (Node | null)[]).map((element) => (element ? constantOf(element) : undefined))),
  ObjectExpression: ({ properties }) => {
    const pairs = (properties as readonly Node[]).map((property) => {
      const { type, kind, computed, method, shorthand, key, value } = property;
      const { name, value: text } = (key ?? {}) as { name?: string; value?: unknown };
      const constant = type === 'Property' && kind === 'init' && !computed && !method && !shorthand ? constantOf(value as Node) : undefined;
      return constant && { value: [name ?? String(text), constant.value] as const };
    });
    const all = allOf(pairs);
    if (all?.some(([name]) => name === ASK.pattern)) throw new Error(`A table has the key ${ASK.pattern}, by which a pattern is known.`);
    return all && Object.fromEntries(all);
  },
};

function allOf<T>(values: readonly ({ readonly value: T } | undefined)[]): readonly T[] | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? known.map(({ value }) => value) : undefined;
}
