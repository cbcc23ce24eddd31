import { describe, expect, it } from 'vitest';
import { loadBundled } from '../../../../content/bundled.ts';
import { AnchorTable } from '../../../../core/match/scan/anchor-table.ts';
import { BLOCK, LogScan } from '../../../../core/match/scan/log-scan.ts';
import { mergeCounts } from '../../../../core/match/scan/merge.ts';
import { countNewlines } from '../../../../core/match/scan/newlines.ts';
import { scanText } from '../../../../core/match/scan/scan-text.ts';
import { compileSignatures } from '../../../../core/match/scan/signatures.ts';
import { Tally } from '../../../../core/match/scan/tally.ts';
import type { SignatureTally } from '../../../../core/match/types.ts';
import { dice, mixedCase, ordinaryLine, sampleOf } from '../../../fixtures/a-log.ts';
import { libraryOf, names, points, runbook } from '../../../fixtures/library.ts';
import { type Found, nameOf, searchEveryLine } from './brute-force.ts';

const signatures = compileSignatures(await loadBundled());
const table = new AnchorTable(signatures);
const MIB = 1024 * 1024;

const found = (tallies: readonly SignatureTally[]): readonly Found[] => {
  const same = Map.groupBy(tallies, ({ signature }) => nameOf(signature));
  return [...same].map(([name, some]): Found => [name, some.reduce((sum, { lines }) => sum + lines, 0), Math.min(...some.map(({ first }) => first))]).sort();
};

/** Some megabytes of ordinary lines with a sample of every signature among them, `lineEnd` between. */
function aLog(bytes: number, seed: number, lineEnd = '\n'): string {
  const random = dice(seed);
  const lines: string[] = [];
  for (let length = 0, n = 0; length < bytes; n++) {
    const signature = signatures[n % signatures.length];
    const sample = signature && random() < 0.5 ? ` ${mixedCase(sampleOf(signature), random)}` : '';
    const ordinary = ordinaryLine(random, n * 10);
    const line = random() < 0.1 ? sample.trim() : random() < 0.5 ? `${ordinary}${sample}` : `${ordinary}${sample} ${ordinaryLine(random, n)}`;
    lines.push(line);
    length += line.length + lineEnd.length;
  }
  return lines.join(lineEnd);
}

describe('a scan of all bundled messages', () => {
  it.each([
    [1, '\n'],
    [2, '\r\n'],
  ])(
    'finds in some megabytes what a search of every line finds (%i)',
    (seed, lineEnd) => {
      const log = aLog(1.5 * MIB, seed, lineEnd);
      const expected = searchEveryLine(signatures, log);
      expect(expected.length).toBeGreaterThan(signatures.length / 2);
      expect(found(scanText(table, log).tallies)).toEqual(expected);
    },
    120_000,
  );

  it('finds a message wherever it lies: at every place around the end of a block, and at the ends of the text', () => {
    const message = 'Accept4: Too Many Open Files in system';
    const expected = searchEveryLine(signatures, message).map(([name]) => name);
    expect(expected).not.toEqual([]);
    expect(found(scanText(table, message).tallies)).toEqual(searchEveryLine(signatures, message));
    for (let at = 0; at < 60; at++) {
      const text = `${'y'.repeat(BLOCK - message.length - 30 + at)}\n${message}\n`;
      expect(found(scanText(table, text).tallies)).toEqual(expected.map((name) => [name, 1, 2]));
    }
  });
});

const own = (...messages: Parameters<typeof runbook>[0]['messages'] & object) =>
  new AnchorTable(compileSignatures(libraryOf(runbook({ id: 'x', title: 'X', summary: '', messages }))));

describe('a line longer than what is at hand', () => {
  const long = own(names('too many open files'), names('pool \\w+ is empty', 'regex'));

  it('is one line, in which a message is found once, wherever it lies', () => {
    for (const before of [0, 100, MIB - 10, MIB, 3 * MIB + 5]) {
      const text = `first\n${'z'.repeat(before)} too many open files ${'z'.repeat(2 * MIB)} pool main is empty, too many open files${'z'.repeat(MIB)}\nlast: too many open files`;
      const { tallies } = scanText(long, text);
      expect(tallies.map(({ lines, first, matches }) => [lines, first, matches.map(({ line }) => line)])).toEqual([
        [2, 2, [2, 3]],
        [1, 2, [2]],
      ]);
    }
  });

  it('is shown by what surrounds the match', () => {
    const [match] = scanText(long, `${'é'.repeat(2 * MIB)} too many open files ${'é'.repeat(2 * MIB)}`).tallies[0]?.matches ?? [];
    expect(match?.text).toMatch(/^…é+ too many open files é+…$/);
    expect(match?.text.length).toBeLessThan(500);
  });

  it('is not mistaken for the line before it', () => {
    const { tallies } = scanText(long, `too many open files\n${'z'.repeat(3 * MIB)}too many open files\n`);
    expect(tallies.map(({ lines }) => lines)).toEqual([2]);
  });
});

describe('characters', () => {
  it('of other scripts neither hide a message nor shift what is shown of it', () => {
    const table = own(names('connexion refusée par le pair'), names('ouvert\\S* (\\d+) fichiers', 'regex'));
    const { tallies } = scanText(table, `été 🎉 Connexion refusée par le pair 🎉\nété 🎉 OUVERTS 31 fichiers`);
    expect(tallies.map(({ matches }) => matches[0]?.text)).toEqual(['été 🎉 Connexion refusée par le pair 🎉', 'été 🎉 OUVERTS 31 fichiers']);
  });

  it('next to a short word decide whether it is one', () => {
    const table = own(points('EBADF'));
    for (const text of ['(EBADF)', '“ebadf”', 'EBADF', 'x EBADF.']) expect(scanText(table, text).tallies).toHaveLength(1);
    for (const text of ['éEBADF', 'EBADFs', '_EBADF', '4EBADF']) expect(scanText(table, text).tallies).toEqual([]);
  });
});

describe('threads', () => {
  it('count together what one alone counts, whoever had which stretch', () => {
    const stretches = Array.from({ length: 7 }, (_, seed) => `${aLog(MIB / 4, seed + 10)}\n`);
    const whole = scanText(table, stretches.join('')).tallies;
    const tallies = [new Tally(signatures), new Tally(signatures)];
    const scans = tallies.map((tally) => new LogScan(table, tally));
    const lines = stretches.map((text, stretch) => {
      const scan = scans[[0, 1, 1, 0, 1, 0, 0][stretch] ?? 0];
      scan?.begin(stretch);
      scan?.write(new TextEncoder().encode(text));
      return scan?.end() ?? 0;
    });
    const before = lines.map((_, stretch) => lines.slice(0, stretch).reduce((sum, count) => sum + count, 0));
    const counts = tallies.flatMap((tally) => tally.counts());
    expect(mergeCounts(signatures, structuredClone(counts), before)).toEqual(whole);
  });
});

it('line feeds are counted between any two places', () => {
  const bytes = Uint8Array.from({ length: 4096 }, (_, at) => (at % 7 === 0 || at % 11 < 2 ? 10 : at % 13 === 0 ? 138 : at));
  const words = new Int32Array(bytes.buffer);
  for (const [from, to] of [
    [0, 4096],
    [1, 4095],
    [5, 6],
    [5, 5],
    [6, 9],
    [3, 2048],
  ] as const)
    expect(countNewlines(words, bytes, from, to)).toBe(bytes.subarray(from, to).filter((byte) => byte === 10).length);
});
