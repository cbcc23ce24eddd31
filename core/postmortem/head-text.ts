import { isAlias, isCollection, isMap, isNode, isScalar, type Pair, parseDocument, stringify, visit } from 'yaml';
import type { Head } from './front-matter.ts';

/** A head as a file has it, --- lines included. */
export function headText(head: Head): string {
  return `---\n${Object.entries(head)
    .map(([key, value]) => `${keyText(key, value)}\n`)
    .join('')}---`;
}

const EXPLAINED = 'the keys that come from the record, and are refreshed; every other one is yours';

/** One key with its value, without a line break at the end. */
export function keyText(key: string, value: unknown): string {
  const text = stringify({ [key]: value }, { lineWidth: 0, aliasDuplicateObjects: false }).trimEnd();
  return key === 'generated_sha' ? text.replace('\n', ` # ${EXPLAINED}\n`) : text;
}

/** Where a key of the head stands in the text of the file. */
export interface KeySpot {
  readonly start: number;
  /** After its value, without the line break. */
  readonly end: number;
  /** Whether something of a person would be lost with the text of the value: a comment, an anchor, an alias. */
  readonly hasMore: boolean;
}

/** The keys of a head by where they stand; undefined when it is no plain block of keys. */
export function keySpots(text: string, length: number): ReadonlyMap<string, KeySpot> | undefined {
  const from = text.indexOf('\n') + 1;
  const yaml = text.slice(from, text.lastIndexOf('\n---', length - 1) + 1);
  const { contents } = parseDocument(yaml, { version: '1.2', schema: 'core', prettyErrors: false, logLevel: 'error' });
  if (!isMap(contents) || contents.flow) return undefined;
  return new Map(contents.items.map((pair) => [String(isScalar(pair.key) ? pair.key.value : pair.key), spotOf(pair, yaml, from)]));
}

function spotOf({ key, value }: Pair, yaml: string, from: number): KeySpot {
  const [start = 0, afterKey = 0] = (isNode(key) && key.range) || [];
  const end = (isNode(value) && value.range?.[1]) || afterKey + 1;
  return { start: from + start, end: from + start + yaml.slice(start, end).trimEnd().length, hasMore: holdsMore(value) };
}

function holdsMore(value: unknown): boolean {
  if (!isCollection(value)) return false;
  let found = false;
  visit(value, (_, node) => {
    if (isAlias(node) || (isNode(node) && Boolean(node.comment || node.commentBefore || ('anchor' in node && node.anchor)))) found = true;
  });
  return found;
}
