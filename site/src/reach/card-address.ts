import { address } from '../knowledge/address.ts';

/** Where the preview picture of a page stands; networks take nothing but a whole address. */
export function cardAddress(page: string, site: URL): string {
  return new URL(`${address('cards', page === '' ? 'index' : page).replace(/\/$/, '')}.png`, site).href;
}
