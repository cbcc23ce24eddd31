import { describe, expect, it } from 'vitest';
import { Progress } from '../../../cli/logs/progress.ts';
import type { Shell } from '../../../cli/shell.ts';

/** What is said of a read that reports every half second for three seconds. */
function saidOn(isTTY: boolean, size?: number): string[] {
  const said: string[] = [];
  let now = 0;
  const shell = { stderr: { isTTY }, err: (text: string) => said.push(text), now: () => now } as unknown as Shell;
  const progress = new Progress(shell);
  for (; now <= 3000; now += 500) progress.report('a\x1b.log', now * 1000, size);
  progress.end();
  return said;
}

describe('a long read', () => {
  it('tells a terminal how far it has come, after a second, and cleans up behind itself', () => {
    expect(saidOn(true, 4_000_000)).toEqual([
      '\ra\\x1b.log: 977 KB of 3.81 MB, 25 %\x1b[K',
      '\ra\\x1b.log: 1.43 MB of 3.81 MB, 37 %\x1b[K',
      '\ra\\x1b.log: 1.91 MB of 3.81 MB, 50 %\x1b[K',
      '\ra\\x1b.log: 2.38 MB of 3.81 MB, 62 %\x1b[K',
      '\ra\\x1b.log: 2.86 MB of 3.81 MB, 75 %\x1b[K',
      '\r\x1b[K',
    ]);
  });

  it('tells the bytes where the size is not known', () => {
    expect(saidOn(true)[0]).toBe('\ra\\x1b.log: 977 KB\x1b[K');
  });

  it('is silent where the messages go into a file', () => {
    expect(saidOn(false, 4_000_000)).toEqual([]);
  });
});
