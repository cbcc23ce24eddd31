import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '../../core/match/words/clue-matcher.ts';
import { featuresOf } from '../../core/match/words/learned.ts';
import { parseItems } from '../eval/items.ts';
import type { Example } from './fit.ts';

/** In a text of several lines. */
const LINE_END = '\\n';

/** What was told of a real incident counts as much as so many texts that we thought of: it is put as people put it. */
export const OF_REAL_ONES = 3;

/** The texts of a folder, by cause, one a line; those of `none.txt` tell of no leak. */
export function readTold(folder: string): ReadonlyMap<string, readonly string[]> {
  const files = readdirSync(folder).sort();
  const textsOf = (file: string) =>
    readFileSync(join(folder, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.replaceAll(LINE_END, '\n'));
  return new Map(files.map((file) => [file.replace(/\.txt$/, ''), textsOf(file)]));
}

export function exampleOf(text: string, cause: string, times: number): Example {
  return { features: featuresOf(text, readText(text, text.trim().includes('\n')).sightings), class: cause, times };
}

/**
 * Labelled texts of others, in the format of `npm run eval`.
 * @throws Error that names every bad line.
 */
export function readLabelled(file: string, causes: ReadonlySet<string>): readonly Example[] {
  return parseItems(readFileSync(file, 'utf8'), causes).map(({ text, cause }) => exampleOf(text, cause, OF_REAL_ONES));
}
