import { NOT_RECORDED } from '../not-recorded.ts';
import type { Facts } from './facts.ts';
import { generatedKeys, KEY_ORDER, keyHashes, valueHash, writtenOnce } from './front-matter.ts';
import type { Hash } from './generated.ts';
import { keyText } from './head-text.ts';
import type { OwnDraft } from './own-draft.ts';
import type { Splice } from './splice.ts';
import { TEMPLATES } from './templates/index.ts';

/** What a refresh does to a head. */
export interface RefreshedHead {
  readonly splices: readonly Splice[];
  /** Keys that are different now. */
  readonly changed: readonly string[];
  /** What the record says otherwise than a key that a person wrote; sentences. */
  readonly kept: readonly string[];
  /** Generated keys that a person changed or removed, by where they stand. */
  readonly edited: readonly { readonly key: string; readonly line: number }[];
}

/** Brings the generated keys of a draft up to the record; a key that a person wrote stays as it is, whatever its name. */
export function refreshHead(draft: OwnDraft, facts: Facts, hash: Hash): RefreshedHead {
  const { data, hashes, keys } = draft;
  const template = TEMPLATES.find(({ name }) => name === data['template']) ?? {};
  const fresh = new Map(Object.entries(generatedKeys(facts, template)));
  const isYours = (key: string) => !hashes.has(key) && data[key] !== undefined && data[key] !== NOT_RECORDED;
  const ours = [...fresh].filter(([key]) => !isYours(key));
  const splices: Splice[] = [];
  const changed: string[] = [];
  const set = (key: string, value: unknown) => {
    if (JSON.stringify(data[key]) === JSON.stringify(value) && !keys.get(key)?.hasMore) return;
    splices.push(value === undefined ? removal(draft, key) : setting(draft, key, value));
    changed.push(key);
  };
  for (const [key, value] of ours) set(key, value);
  for (const key of hashes.keys()) if (!fresh.has(key) && keys.has(key)) set(key, undefined);
  for (const [key, value] of Object.entries(writtenOnce(facts, template))) if (!keys.has(key)) set(key, value);
  if (splices.length > 0 || ours.length !== hashes.size) splices.push(setting(draft, 'generated_sha', keyHashes(Object.fromEntries(ours), hash)));
  return { splices, changed, kept: keptKeys(draft, fresh, isYours), edited: editedKeys(draft, hash) };
}

function keptKeys({ data }: OwnDraft, fresh: ReadonlyMap<string, unknown>, isYours: (key: string) => boolean): readonly string[] {
  return [...fresh]
    .filter(([key, value]) => isYours(key) && JSON.stringify(data[key]) !== JSON.stringify(value))
    .map(([key, value]) => `${key} stays as you wrote it; the record says ${JSON.stringify(value)}`);
}

function editedKeys({ data, hashes, keys, document }: OwnDraft, hash: Hash): RefreshedHead['edited'] {
  return [...hashes]
    .filter(([key, sha]) => valueHash(data[key], hash) !== sha || keys.get(key)?.hasMore)
    .map(([key]) => ({ key, line: lineAt(document.text, keys.get(key)?.start ?? 0) }));
}

/** A key in its place; one that is not there yet stands before the next of the generated ones, as in a new draft. */
function setting({ keys }: OwnDraft, key: string, value: unknown): Splice {
  const spot = keys.get(key);
  if (spot) return { start: spot.start, end: spot.end, text: keyText(key, value) };
  const next = [...KEY_ORDER.slice(KEY_ORDER.indexOf(key) + 1), 'generated_sha'].find((each) => keys.has(each));
  const before = keys.get(next ?? '')?.start ?? 0;
  return { start: before, end: before, text: `${keyText(key, value)}\n` };
}

/** With its line: what a person wrote behind it goes on to be a comment of its own. */
function removal({ keys, document }: OwnDraft, key: string): Splice {
  const { start, end } = keys.get(key) ?? { start: 0, end: 0 };
  return { start, end: document.text[end] === '\n' ? end + 1 : end, text: '' };
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
