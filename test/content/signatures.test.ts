import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadBundled } from '../../content/bundled.ts';
import { contextOf } from '../../core/match/context.ts';
import { Explainer } from '../../core/match/explain.ts';
import { indexLibrary } from '../../core/match/match-index.ts';
import { ALTERNATIVES } from '../fixtures/signatures/alternatives.ts';
import { CAUSE_NAMES, type Place } from '../fixtures/signatures/cause-names.ts';
import { EXCEPTIONS } from '../fixtures/signatures/exceptions.ts';

/** An error text, what it is known to mean, and who says so. */
interface Signature {
  readonly text: string;
  readonly cause: string;
  readonly alternatives: readonly string[];
  readonly specific: boolean;
}

const SIGNATURES = readFileSync(new URL('../fixtures/signatures/signatures.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Signature);

const library = await loadBundled();
const explainer = new Explainer(indexLibrary(library));

test.each(SIGNATURES)('$text', (signature) => {
  const { tallies } = explainer.scan(signature.text);
  const found = explainer.byLines(tallies).map(({ id, certainty }) => `${certainty} ${id}`);
  expect({ causes: found.sort(), context: contextOf(tallies).length > 0 }).toEqual(expected(signature));
});

test('every name, alternative and exception is of use, and leads to runbooks that exist', () => {
  expect(SIGNATURES).toHaveLength(281);
  expect(Object.keys(CAUSE_NAMES).sort()).toEqual([...new Set(SIGNATURES.map(({ cause }) => cause))].sort());
  expect(Object.keys(ALTERNATIVES).sort()).toEqual([...new Set(SIGNATURES.flatMap(({ alternatives }) => alternatives))].sort());
  expect(Object.keys(EXCEPTIONS).filter((text) => !SIGNATURES.some((signature) => signature.text === text))).toEqual([]);
  const ids = [CAUSE_NAMES, ALTERNATIVES, EXCEPTIONS].flatMap((places) =>
    Object.values(places).flatMap(({ names = [], points = [] }) => [...names, ...points]),
  );
  const known = new Set(library.runbooks.map(({ id }) => id));
  expect(ids.filter((id) => !known.has(id))).toEqual([]);
});

/** What the map says of a text: it names what its cause names if it is specific, and points to all else that it can mean. */
function expected({ text, cause, alternatives, specific }: Signature): { causes: readonly string[]; context: boolean } {
  const exception = EXCEPTIONS[text];
  const places = exception ? [exception] : [CAUSE_NAMES[cause], ...alternatives.map((name) => ALTERNATIVES[name])].filter((place) => place !== undefined);
  const [main] = places;
  const named = (specific || exception ? main?.names : undefined) ?? [];
  const pointed = places.flatMap(({ names = [], points = [] }: Place) => [...names, ...points]).filter((id) => !named.includes(id));
  const causes = [...named.map((id) => `names ${id}`), ...[...new Set(pointed)].map((id) => `points ${id}`)];
  return { causes: causes.sort(), context: places.some((place) => place.context) };
}
