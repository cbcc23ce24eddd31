import { calls } from './calls.ts';
import { collections } from './collections.ts';
import { containers } from './containers.ts';
import { costs } from './costs.ts';
import { counts, socketSummary } from './counts.ts';
import { disk } from './disk.ts';
import { figures } from './figures.ts';
import type { Draft, Format } from './format.ts';
import { goroutines } from './goroutines.ts';
import { histograms } from './histograms.ts';
import { innodb } from './innodb.ts';
import { javaThreads } from './java-threads.ts';
import { kernel } from './kernel.ts';
import { kubernetes } from './kubernetes.ts';
import { locks } from './locks.ts';
import { lsof } from './lsof.ts';
import { machine } from './machine.ts';
import { memoryMaps } from './memory-maps.ts';
import { prepare } from './paste.ts';
import { procFd } from './proc-fd.ts';
import { processes } from './processes.ts';
import { profiles } from './profiles.ts';
import { prometheus } from './prometheus.ts';
import { series } from './series.ts';
import { sockets } from './sockets.ts';
import { stacks } from './stacks.ts';
import { tables } from './tables.ts';
import { numberedNames, tellingLines } from './telling-lines.ts';
import { traces } from './traces.ts';
import type { PastedFinding, PastedText } from './types.ts';
import { unfreed } from './unfreed.ts';

/** Asked in this order: a line that one has read is not offered to the next. */
const FORMATS: readonly Format[] = [
  lsof,
  procFd,
  sockets,
  locks,
  collections,
  profiles,
  goroutines,
  javaThreads,
  stacks,
  histograms,
  disk,
  traces,
  calls,
  memoryMaps,
  unfreed,
  innodb,
  machine,
  containers,
  processes,
  tables,
  kubernetes,
  tellingLines,
  socketSummary,
  prometheus,
  series,
  costs,
  kernel,
  figures,
  numberedNames,
  counts,
];

/** Recognises tool output in a text and reads it by its figures. */
export function readPasted(text: string): PastedText {
  const pasted = prepare(text);
  const findings: PastedFinding[] = [];
  const output: PastedText['output'][number][] = [];
  for (const format of FORMATS) {
    const { blocks, drafts } = format.read(pasted);
    for (const { from, to } of blocks) {
      for (const line of pasted.lines.slice(from, to + 1)) line.claimed = true;
      // The command above belongs to its output, with the head of a column between them: its words describe nothing either.
      const above = [1, 2, 3].find((up) => pasted.lines[from - up]?.role === 'prompt') ?? 0;
      const between = pasted.lines.slice(from - above + 1, from);
      const asked = between.every(({ text, claimed }) => !claimed && text.trim().split(/\s+/).length <= 2) ? above : 0;
      output.push({ from: from + 1 - asked, to: to + 1, format: format.id });
    }
    findings.push(...drafts.map((draft) => concluded(draft, format.id, pasted.lines[draft.at]?.text ?? '')));
  }
  return { findings: findings.sort((a, b) => strength(b) - strength(a) || a.line - b.line), output: output.sort((a, b) => a.from - b.from) };
}

function concluded({ at, says, causes, certainty }: Draft, format: string, text: string): PastedFinding {
  const weighed = Object.entries(causes)
    .map(([id, weight]) => ({ id, weight }))
    .sort((a, b) => b.weight - a.weight);
  return { format, line: at + 1, text, says, causes: weighed, certainty };
}

function strength({ certainty, causes }: PastedFinding): number {
  return (certainty === 'names' ? 1 : 0) + (causes[0]?.weight ?? 0);
}
