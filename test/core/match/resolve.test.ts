import { expect, it } from 'vitest';
import { resolvePage } from '../../../core/match/resolve.ts';
import { LIBRARY } from '../../fixtures/library.ts';

it.each([
  ['fd-leak', 'cause'],
  ['FD-Leak', 'cause'],
  ['fd-leak.md', 'cause'],
  ['fd', 'cause'],
  ['nodefiledescriptorlimit', 'cause'],
  ['pool-sizing', 'guide'],
  ['pool', 'guide'],
  ['2023', 'case-study'],
  ['playbook', 'playbook'],
  ['prev', 'prevention'],
  ['other', 'other-messages'],
  ['1.2', 'step'],
  ['too-many-open-files-in-the-log', 'symptom'],
])('%j is a %s', (typed, kind) => {
  expect(resolvePage(LIBRARY, typed).page?.kind).toBe(kind);
});

it.each([
  ['fdleak', false, ['fd-leak']],
  ['memroy-leak', false, ['memory-leak', 'fd-leak', 'connection-leak']],
  ['i', true, ['inotify-watch-limit']],
  ['1', true, ['1.1', '1.2']],
  ['', false, []],
])('%j is nothing; ambiguous %s, near %j', (typed, ambiguous, near) => {
  const found = resolvePage(LIBRARY, typed);
  if (found.page) expect(found.page.kind).toBe('cause');
  else expect(found).toEqual({ ambiguous, near });
});
