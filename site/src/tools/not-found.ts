/// <reference lib="dom" />
import { closest } from '../../../core/knowledge/nearest.ts';

interface Name {
  readonly name: string;
  readonly url: string;
}

const MOST = 5;

/** What counts of a name: `Node_FileDescriptor-limit` and `nodefiledescriptorlimit` are the same. */
export function plainName(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Where a mistyped address was meant to lead: straight there when only the spelling differs, else what is close to it. */
export function whereTo(path: string, names: readonly Name[]): { readonly go: string } | { readonly close: readonly Name[] } {
  const last = path.split('/').findLast((part) => part !== '') ?? '';
  const wanted = plainName(last.replace(/\.(html?|md)$/i, ''));
  const byName = new Map(names.toReversed().map((each) => [plainName(each.name), each]));
  const same = byName.get(wanted);
  if (same) return { go: same.url };
  const close = closest(wanted, [...byName.keys()], 4 * MOST).flatMap((key) => byName.get(key) ?? []);
  return { close: close.filter((each, index) => close.findIndex(({ url }) => url === each.url) === index).slice(0, MOST) };
}

/** Asks the list of all names, and goes there or shows what is close; without it the page stays as it is. */
export async function findPage(box: HTMLElement): Promise<void> {
  const answer = await fetch(box.dataset['names'] ?? '').catch(() => undefined);
  if (!answer?.ok) return;
  const { names } = (await answer.json()) as { names: readonly Name[] };
  const found = whereTo(decodeURIComponent(location.pathname), names);
  if ('go' in found) return location.replace(found.go);
  const list = box.querySelector('ul');
  if (!list || found.close.length === 0) return;
  for (const { name, url } of found.close) {
    const link = Object.assign(document.createElement('a'), { href: url, textContent: name });
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  }
  box.hidden = false;
}
