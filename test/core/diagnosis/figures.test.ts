import { describe, expect, it } from 'vitest';
import { describeTimeLeft, formatGrowth } from '../../../core/diagnosis/figures.ts';

describe('figures', () => {
  it('say a rate once when its interval says the same', () => {
    expect(formatGrowth('descriptors.used', { slope: 2, low: 2, high: 2.01 })).toBe('+2 /s');
    expect(formatGrowth('descriptors.used', { slope: 2.1, low: 1.9, high: 2.3 })).toBe('+2.1 /s (1.9–2.3)');
    expect(formatGrowth('memory.rss', { slope: 2 ** 21, low: 2 ** 20, high: 2 ** 22 })).toBe('+2 MB /s (1 MB–4 MB)');
  });

  it('write what is left with the limit in its unit', () => {
    expect(describeTimeLeft({ resource: 'memory', limit: 512 * 2 ** 20, seconds: 486, low: 480, high: 490 })).toBe(
      '8.1 min (8 min to 8.2 min) until 512 MB memory',
    );
  });
});
