import type { ReadingPage } from '../../core/page/lines.ts';
import type { Input } from './parts/text-input.ts';
import type { Screen } from './state.ts';

/** A page of the library on the screen, and the way back from it. */
export interface Reading {
  /** Absent until the first one is there. */
  readonly page?: ReadingPage | undefined;
  /** Asked for and not there yet. */
  readonly opening?: { readonly id: string; readonly heading?: string } | undefined;
  /** The first line in sight. */
  readonly top: number;
  /** A search that is being typed. */
  readonly search?: Input | undefined;
  /** What is marked on the page; empty: nothing. */
  readonly wanted: string;
  /** Which of the places it was found at. */
  readonly hit: number;
  readonly list?: { readonly of: 'links' | 'sections'; readonly cursor: number } | undefined;
  /** Pages that a link was followed from, the last one nearest. */
  readonly trail: readonly { readonly page: ReadingPage; readonly top: number }[];
  /** The screen it was opened on. */
  readonly back: Screen;
}

export const NOT_READING: Reading = { top: 0, wanted: '', hit: 0, trail: [], back: 'home' };

/** A page from its top, nothing marked. */
export function atTop(reading: Reading): Reading {
  return { ...reading, opening: undefined, top: 0, search: undefined, wanted: '', hit: 0, list: undefined };
}
