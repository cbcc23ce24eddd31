import { closeSync, openSync, writeSync } from 'node:fs';
import { scanText } from '../../core/match/scan/scan-text.ts';
import { dice, sampleOf } from '../../test/fixtures/a-log.ts';

const LEVELS = ['INFO', 'INFO', 'DEBUG', 'WARN'];
const BLOCK = 1 << 22;

/** Writes a log of our own prose, cut into lines with a time, a level and figures; so many of them hold a message. */
export function writeLog(path, { bytes, share, table, library }) {
  const random = dice(7);
  const pick = (all) => all[Math.floor(random() * all.length)];
  const prose = proseOf(library, table, random);
  const samples = table.signatures.map(sampleOf).filter((sample) => !sample.includes('\n') && scanText(table, sample).tallies.length > 0);
  const file = openSync(path, 'w');
  let [written, time] = [0, 1_790_000_000_000];
  while (written < bytes) {
    const lines = [];
    for (let length = 0; length < BLOCK; length += lines.at(-1).length + 1) {
      time += random() * 20;
      const message = random() < share ? ` ${pick(samples)}` : '';
      const id = Math.floor(random() * 2 ** 32).toString(16);
      lines.push(
        `${new Date(time).toISOString()} ${pick(LEVELS)} [worker-${Math.floor(random() * 32)}] ${pick(prose)}${message} took=${Math.floor(random() * 900)}ms id=${id}`,
      );
    }
    written += writeSync(file, `${lines.join('\n')}\n`);
  }
  closeSync(file);
}

/** Pieces of sentences of the library that hold no message. */
function proseOf(library, table, random) {
  const words = [...library.cases, ...library.guides]
    .flatMap(({ sections }) => sections.map(({ markdown }) => markdown))
    .join(' ')
    .split(/\s+/);
  const pieces = [];
  for (let at = 0; at < words.length; ) {
    const length = 6 + Math.floor(random() * 14);
    pieces.push(words.slice(at, at + length).join(' '));
    at += length;
  }
  return pieces.filter((piece) => scanText(table, piece).tallies.length === 0);
}
