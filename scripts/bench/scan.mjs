// stanch explain, with all messages, against ripgrep with nothing but the texts that each message cannot do without.
// Both read the same file from the page cache and count: rg -c prints one figure, stanch its JSON. Neither may stop early.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBundled } from '../../content/bundled.ts';
import { AnchorTable } from '../../core/match/scan/anchor-table.ts';
import { scanText } from '../../core/match/scan/scan-text.ts';
import { compileSignatures } from '../../core/match/scan/signatures.ts';
import { nameOf, searchEveryLine } from '../../test/core/match/scan/brute-force.ts';
import { ROOT } from '../run.mjs';
import { runMeasured } from './run-measured.mjs';
import { writeLog } from './write-log.mjs';

const PART = 2_000_000;

export async function measure({ size, runs }) {
  const folder = mkdtempSync(join(tmpdir(), 'stanch-bench-'));
  try {
    const library = await loadBundled();
    const signatures = compileSignatures(library);
    const table = new AnchorTable(signatures);
    const literals = join(folder, 'literals');
    const anchors = [...new Set(signatures.flatMap((signature) => signature.anchors.map(({ text }) => text)))];
    writeFileSync(literals, `${anchors.join('\n')}\n`);
    process.stdout.write(`${signatures.length} messages, ${anchors.length} literals, log of ${size} MB, medians of ${runs}\n`);
    for (const share of [0, 0.05]) {
      const log = join(folder, 'app.log');
      writeLog(log, { bytes: size * 1e6, share, table, library });
      await compare(log, literals, share, runs);
      checkPart(log, table, signatures);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(log, literals, share, runs) {
  const [rg, stanch, ratios, work] = [[], [], [], []];
  let [memory, said] = [0, { lines: 0, causes: [] }];
  for (let run = 0; run <= runs; run++) {
    const theirs = await runMeasured('rg', ['--no-config', '-aFic', '-f', literals, log]);
    const ours = await runMeasured(process.execPath, [join(ROOT, 'bin/stanch.js'), 'explain', '--json', log]);
    if (theirs.code > 1 || ![0, 4].includes(ours.code)) throw new Error(`rg ended with ${theirs.code}, stanch with ${ours.code}: ${theirs.err}${ours.err}`);
    said = JSON.parse(ours.out);
    memory = Math.max(memory, ours.memory);
    // The first run fills the page cache.
    if (run === 0) continue;
    rg.push(theirs.ms);
    stanch.push(ours.ms);
    ratios.push(ours.ms / theirs.ms);
    work.push(ours.processor / theirs.processor);
  }
  process.stdout.write(
    `${100 * share} % of the lines match: rg ${seconds(rg)}, stanch ${seconds(stanch)}, ratio ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}), of processor time ${median(work).toFixed(2)}, ` +
      `${Math.round(memory / 1e6)} MB resident at most, ${said.lines} lines, ${said.causes.filter(({ certainty }) => certainty !== 'possible').length} causes by messages\n`,
  );
}

/** The beginning of the log, against a plain search of each line for each message. */
function checkPart(log, table, signatures) {
  const text = readFileSync(log).subarray(0, PART).toString();
  const found = new Map();
  for (const { signature, lines } of scanText(table, text).tallies) found.set(nameOf(signature), (found.get(nameOf(signature)) ?? 0) + lines);
  const expected = searchEveryLine(signatures, text);
  const wrong = expected.filter(([name, lines]) => found.get(name) !== lines);
  if (wrong.length > 0 || found.size !== expected.length) throw new Error(`not what a search of every line finds: ${JSON.stringify(wrong.slice(0, 5))}`);
  process.stdout.write(
    `  the first ${PART / 1e6} MB: ${expected.reduce((sum, [, lines]) => sum + lines, 0)} matches of ${expected.length} messages, the same as by a search of every line\n`,
  );
}

const seconds = (all) => `${(median(all) / 1000).toFixed(2)} s`;
const median = (all) => all.toSorted((a, b) => a - b)[all.length >> 1];
