import { readFileSync, writeFileSync } from 'node:fs';

const PAGE = new URL('../../site/src/content/docs/accuracy.md', import.meta.url);

/** Puts a measured table between its two marks of the page about accuracy; the prose around it is a person's. */
export function putBetweenMarks(name: 'measured' | 'simulated', table: string): void {
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const [before, rest = ''] = readFileSync(PAGE, 'utf8').split(begin);
  const [, after] = rest.split(end);
  if (after === undefined) throw new Error(`${PAGE.pathname} has lost its marks ${begin} and ${end}.`);
  writeFileSync(PAGE, `${before}${begin}\n\n${table}\n${end}${after}`);
}
