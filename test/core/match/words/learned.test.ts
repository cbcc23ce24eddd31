import { describe, expect, it } from 'vitest';
import { loadBundled } from '../../../../content/bundled.ts';
import { createMatcher } from '../../../../core/match/matcher.ts';
import { readText } from '../../../../core/match/words/clue-matcher.ts';
import { featuresOf, likenessOf, NO_CAUSE, PAIR } from '../../../../core/match/words/learned.ts';
import { FEATURES, START, WEIGHTS } from '../../../../core/match/words/learned-weights.ts';
import { troubleIn } from '../../../../core/match/words/troubles.ts';
import { libraryOf, runbook } from '../../../fixtures/library.ts';

const library = await loadBundled();
const matcher = createMatcher(library);
const featuresIn = (text: string) => featuresOf(text, readText(text).sightings);
const likest = (text: string) => [...likenessOf(featuresIn(text))].toSorted((a, b) => b[1].share - a[1].share);
const trouble = (text: string) => troubleIn(readText(text).sightings);

describe('what was learned', () => {
  it('is of every cause of the library and of texts that tell of none', () => {
    const all = [...library.runbooks.map(({ id }) => id), NO_CAUSE].toSorted();
    expect(Object.keys(WEIGHTS).toSorted()).toEqual(all);
    expect(Object.keys(START).toSorted()).toEqual(all);
  });

  it('is weights of words, pairs of words and concepts, each once', () => {
    const features = FEATURES.split(' ');
    expect(new Set(features).size).toBe(features.length);
    for (const feature of features) expect(feature).toMatch(/^(?:=[a-z-]+|[\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)?)$/u);
    for (const weights of Object.values(WEIGHTS)) {
      expect(weights).toMatch(/^[a-zA-Z.]+$/);
      expect(weights.length).toBe(features.length);
    }
  });

  it.each([
    ['Each visit to the page registers the scroll handler once more.', 'event-listener-or-timer-leak'],
    ['The helper processes have ended and are listed all the same, as nobody asks for their status.', 'zombie-process-leak'],
    ['The supplier accepts our call and says nothing, and we wait for it until somebody kills us.', 'missing-timeout'],
    ['The heading is too small in the printed order.', NO_CAUSE],
  ])('finds %s to be like %s', (text, expected) => {
    expect(likest(text)[0]?.[0]).toBe(expected);
  });

  it('makes shares of one whole', () => {
    expect(likest('a text of whatever words').reduce((sum, [, { share }]) => sum + share, 0)).toBeCloseTo(1);
  });
});

describe('the features of a text', () => {
  it('are its words and concepts, together of length 1', () => {
    const features = featuresIn('A goroutine a request');
    expect([...features.keys()].slice(0, 3)).toEqual(['goroutin', 'request', '=goroutine']);
    expect([...features].reduce((sum, [feature, told]) => sum + (feature.includes(PAIR) ? 0 : told * told), 0)).toBeCloseTo(1);
  });

  it('are pairs of words as well, each as clear as a word', () => {
    const features = featuresIn('leaked goroutines');
    expect(features.get('leak_goroutin')).toBe(features.get('leak'));
  });

  it('are fainter where the words for a concept are', () => {
    const ratio = (text: string) => (featuresIn(text).get('=busy-loop') ?? 0) / (featuresIn(text).get('today') ?? 1);
    expect(ratio('a busy loop today')).toBeCloseTo(1);
    expect(ratio('a regex today')).toBeCloseTo(0.5);
  });
});

describe('single concepts', () => {
  it('tell of trouble each once, and names of things tell of none', () => {
    expect(trouble('it grows')).toBe(1);
    expect(trouble('it grows and grows')).toBe(1);
    expect(trouble('it grows and is never released')).toBe(2);
    expect(trouble('a thread, a socket and the memory')).toBe(0);
  });
});

describe('a description', () => {
  it('gets candidates that its words lean to, after the cause that they fit, each with the words', () => {
    const causes = matcher.explain('Since the upgrade the sockets of the importer pile up, and nobody releases them.');
    expect(causes[0]?.id).toBe('connection-leak');
    expect(causes.length).toBeGreaterThanOrEqual(3);
    for (const { certainty, matches } of causes) {
      expect(certainty).toBe('possible');
      expect(matches[0]?.signature).not.toBe('');
    }
  });

  it('may be lines that a program wrote', () => {
    const lines = '[worker-7] acquire: permits=0 waiters=41 holder=worker-2 (dead)\n[worker-9] acquire: permits=0 waiters=42 holder=worker-2 (dead)';
    expect(matcher.explain(lines)[0]).toMatchObject({ id: 'file-lock-or-semaphore-leak', certainty: 'possible' });
  });

  it('gets candidates behind what a message names: what else that may come from', () => {
    const [named, ...others] = matcher.explain('OSError: [Errno 24] Too many open files');
    expect(named).toMatchObject({ id: 'fd-leak', certainty: 'names' });
    expect(others.map(({ id, certainty }) => [id, certainty])).toEqual([
      ['connection-leak', 'points'],
      ['limit-too-low', 'possible'],
    ]);
  });

  it('is no leak where words lean somewhere and nothing tells of trouble', () => {
    expect(matcher.explain('The memory page lists the threads of the worker by name.')).toEqual([]);
  });
});

describe('a cause that nothing was learned of', () => {
  const own = runbook({ id: 'spooler-jam', title: 'Printer spooler jam', summary: 'Jobs of the printer wait for ever.', alsoCalled: ['stuck print queue'] });
  const one = library.runbooks.filter(({ id }) => id === 'zombie-process-leak');

  it.each([
    ['beside another of that kind', libraryOf(own, runbook({ id: 'late-parcels', title: 'Parcels come late', summary: 'The belt stands.' }))],
    ['beside one that is learned', libraryOf(own, ...one)],
    ['beside all of them', { ...library, runbooks: [...library.runbooks, own] }],
  ])('is found by its name, %s, and no score is above 1', (_, all) => {
    for (const text of ['printer spooler jam', 'Since noon we have a printer spooler jam on the second floor.']) {
      const causes = createMatcher(all).explain(text);
      expect(causes[0]?.id).toBe('spooler-jam');
      expect(causes.every(({ score }) => score >= 0 && score <= 1)).toBe(true);
    }
  });
});
