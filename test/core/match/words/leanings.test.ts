import { describe, expect, it } from 'vitest';
import { loadBundled } from '../../../../content/bundled.ts';
import { createMatcher } from '../../../../core/match/matcher.ts';
import { readText } from '../../../../core/match/words/clue-matcher.ts';
import { leaningsOf, troubleIn } from '../../../../core/match/words/leanings.ts';

const matcher = createMatcher(await loadBundled());
const weigh = (text: string) => leaningsOf(readText(text).sightings);
const trouble = (text: string) => troubleIn(readText(text).sightings);

describe('single concepts', () => {
  it('lean most to the cause whose clues they stand in alone', () => {
    const leanings = [...weigh('a goroutine')].toSorted((a, b) => b[1].weight - a[1].weight);
    expect(leanings[0]?.[0]).toBe('goroutine-explosion');
  });

  it('lean less in faint words', () => {
    const of = (text: string) => weigh(text).get('cpu-runaway')?.weight ?? 0;
    expect(of('a regex')).toBeGreaterThan(0);
    expect(of('a regex')).toBe(of('a busy loop') / 2);
  });

  it('tell of trouble each once, and names of things tell of none', () => {
    expect(trouble('it grows')).toBe(1);
    expect(trouble('it grows and grows')).toBe(1);
    expect(trouble('it grows and is never released')).toBe(2);
    expect(trouble('a thread, a socket and the memory')).toBe(0);
  });
});

describe('a description', () => {
  it('gets candidates that its words lean to, after the cause that they fit, each with the words', () => {
    const causes = matcher.explain('Since the upgrade the sockets of the importer pile up in memory, and nobody releases them.');
    expect(causes[0]?.id).toBe('connection-leak');
    expect(causes).toHaveLength(3);
    expect(causes.flatMap(({ certainty, matches }) => [certainty, ...matches.map(({ signature }) => signature.length > 0)])).toEqual(
      Array.from({ length: 3 }, () => ['possible', true]).flat(),
    );
  });

  it('gets none beside a message that names its cause', () => {
    expect(matcher.explain('OSError: [Errno 24] Too many open files').every(({ certainty }) => certainty !== 'possible')).toBe(true);
  });

  it('is no leak where words lean somewhere and nothing tells of trouble', () => {
    expect(matcher.explain('The memory page lists the threads of the worker by name.')).toEqual([]);
  });
});
