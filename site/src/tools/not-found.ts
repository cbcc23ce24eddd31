/// <reference lib="dom" />
import { closest } from '../../../core/knowledge/nearest.ts';
import { make } from './element.ts';

interface Name {
  readonly name: string;
  readonly url: string;
}

const MOST = 5;

/** What counts of a name: `Node_FileDescriptor-limit` and `nodefiledescriptorlimit` are the same. */
export function plainName(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Where a mistyped address, as the browser has it, was meant to lead: straight there when only the spelling differs, else what is close to it. */
export function whereTo(path: string, names: readonly Name[]): { readonly go: string } | { readonly close: readonly Name[] } {
  const wanted = plainName(lastPart(path));
  // Sent to the address that is missing, a browser would load this page again and again.
  const elsewhere = names.filter(({ url }) => url !== path);
  const byName = new Map(elsewhere.toReversed().map((each) => [plainName(each.name), each]));
  const same = byName.get(wanted);
  if (same) return { go: same.url };
  return { close: once(closest(wanted, [...byName.keys()], 4 * MOST).flatMap((key) => byName.get(key) ?? [])) };
}

/** Each page once, and not more than anybody reads. */
function once(found: readonly Name[]): readonly Name[] {
  return found.filter((each, index) => found.findIndex(({ url }) => url === each.url) === index).slice(0, MOST);
}

/** The last part of an address; whoever mistypes one may also have torn its escapes. */
function lastPart(path: string): string {
  const last = path.split('/').findLast((part) => part !== '') ?? '';
  const bare = last.replace(/\.(html?|md)$/i, '');
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}

/** A name in words, as a search wants it: `KubePodOOMKilled_v2` → `Kube Pod OOM Killed v2`. */
export function wordsIn(name: string): string {
  return name
    .replace(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Asks the list of all names, and goes there or shows what is close and what the search finds; without them the page stays as it is. */
export async function findPage(box: HTMLElement): Promise<void> {
  // Opened by its own name: nothing is missing.
  if (location.pathname.endsWith('/404.html')) return;
  const { names = '', search = '' } = box.dataset;
  const answer = await fetch(names).catch(() => undefined);
  if (!answer?.ok) return;
  const known = (await answer.json()) as { names: readonly Name[] };
  const found = whereTo(location.pathname, known.names);
  if ('go' in found) return location.replace(found.go);
  const words = wordsIn(lastPart(location.pathname));
  const close = once([...found.close, ...(await searched(search, words).catch(() => []))]);
  const list = box.querySelector('ul');
  if (!list || close.length === 0) return;
  list.append(...close.map(({ name, url }) => make('li', {}, make('a', { href: url }, name))));
  box.hidden = false;
}

/** What the search of the site is, as far as it is used here. */
interface Search {
  search(words: string): Promise<{ readonly results: readonly { data(): Promise<{ readonly url: string; readonly meta: { readonly title: string } }> }[] }>;
}

async function searched(script: string, words: string): Promise<Name[]> {
  const { search } = (await import(/* @vite-ignore */ script)) as Search;
  const { results } = await search(words);
  const pages = await Promise.all(results.slice(0, MOST).map((result) => result.data()));
  return pages.map(({ url, meta }) => ({ name: meta.title, url }));
}
