import type { Library } from '../knowledge/types.ts';
import { type ExplainIndex, indexLibrary } from './match-index.ts';

/** What the finder of the site is made of: a script, and beside it the data it asks for, once somebody writes something. */
export interface FinderBundle {
  /** An ES module with `open(data)`, which answers a `Finder` of browser.ts; `data` is what `finderData` wrote, parsed. */
  readonly script: string;
  /** Words, messages and patterns that were taken out of the script. */
  readonly literals: readonly unknown[];
}

/** The data that goes with a script. */
interface FinderData {
  readonly literals: readonly unknown[];
  readonly index: ExplainIndex;
}

/** Everything a script needs to know of a library, as JSON. */
export function finderData(literals: readonly unknown[], library: Library): string {
  const { titles, signatures, words } = indexLibrary(library);
  const data: FinderData = { literals, index: { titles, signatures, words } };
  return JSON.stringify(data);
}
