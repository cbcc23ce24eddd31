import { type Chain, checkChain, type Hash, type Link } from './chain.ts';
import { parseLine } from './event-schema.ts';
import { fewOfEach, type LineProblem } from './line-problem.ts';
import { clockSteps } from './order.ts';
import type { IncidentEvent } from './types.ts';

export interface ParsedJournal {
  /** In the order written. */
  readonly events: readonly IncidentEvent[];
  /** Where something is missing, changed or not readable. */
  readonly problems: readonly LineProblem[];
  /** What is odd and lost nothing: a clock that was put back, a line that is there twice. */
  readonly remarks: readonly LineProblem[];
  /** What the next line has to follow. */
  readonly chain: Chain;
}

/** What a file is read with. */
export interface ParseOptions {
  readonly hash: Hash;
  /** Id of the incident the file lies with: lines of another one are left out. */
  readonly incident?: string;
}

interface Read {
  readonly line: number;
  readonly event: IncidentEvent;
  readonly link: Link;
}

/**
 * JSON Lines → events, in the order written. A line that cannot be read is reported and the rest is read; only the torn
 * beginning of a line that was written again, whole, further down goes unreported, because nothing of it is missing.
 */
export function parseJournal(text: string, { hash, incident }: ParseOptions): ParsedJournal {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  const cutOff = lines.at(-1) !== '';
  const last = cutOff ? lines.length : lines.length - 1;
  const all: Read[] = [];
  const problems: LineProblem[] = [];
  const conflicts: number[] = [];
  // Lines of format 1 do not name their incident: they belong to the one that was opened before them.
  let opened = incident;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const number = index + 1;
    if (CONFLICT.test(line)) {
      conflicts.push(number);
      continue;
    }
    const read = parseLine(line);
    if ('problem' in read) {
      if (cutOff && number === last) problems.push(tail(last, line));
      else if (!writtenAgain(line, number, lines)) problems.push({ line: number, kind: 'broken', says: `line ${number} cannot be read: ${read.problem}` });
      continue;
    }
    if (read.event.entry.kind === 'opened') opened = read.event.id;
    const of = read.incident ?? opened;
    if (incident !== undefined && of !== incident) problems.push({ line: number, kind: 'foreign', says: `line ${number} belongs to another incident, ${of}` });
    else all.push({ line: number, event: read.event, link: { ...read.link, line: number, id: read.event.id, hash: hash(`${line}\n`) } });
  }
  const seen = new Map<string, Read>();
  const twice = all.filter((read) => {
    const first = seen.get(read.event.id);
    if (!first) seen.set(read.event.id, read);
    return first !== undefined;
  });
  const kept = [...seen.values()];
  const chain = checkChain(all.map(({ link }) => link));
  return {
    events: kept.map(({ event }) => event),
    problems: fewOfEach(shortened(problems, kept.length).concat(chain.problems)),
    remarks: fewOfEach(conflictRemarks(conflicts).concat(twiceRemarks(twice, seen), chain.remarks, clockSteps(kept))),
    chain,
  };
}

// What git leaves where two sides wrote to the same place.
const CONFLICT = /^(?:<{7}|\|{7}|={7}|>{7})(?:\s|$)/;

/** A file of something else altogether, of which no line says anything that the first does not. */
function shortened(problems: readonly LineProblem[], readable: number): LineProblem[] {
  const [first] = problems;
  if (readable > 0 || problems.length <= FEW || first === undefined) return [...problems];
  return [{ line: first.line, kind: 'foreign', says: `none of its ${problems.length} lines is an event of this incident; ${first.says}` }];
}

const FEW = 3;

function tail(line: number, text: string): LineProblem {
  return { line, kind: 'truncated-tail', says: `line ${line}, the last one, was cut off while it was written: ${text.length} characters of it are there` };
}

function conflictRemarks([first]: readonly number[]): LineProblem[] {
  return first === undefined ? [] : [{ line: first, kind: 'conflict', says: `line ${first} is a conflict marker of git; the lines of both sides count` }];
}

function twiceRemarks(twice: readonly Read[], first: ReadonlyMap<string, Read>): readonly LineProblem[] {
  return twice.map(({ line, event }) => ({
    line,
    kind: 'duplicate',
    says: `line ${line} is there twice, first as line ${first.get(event.id)?.line}; it counts once`,
  }));
}

/** Whether one of the lines from `next` on is the same event, whole. */
function writtenAgain(torn: string, next: number, lines: readonly string[]): boolean {
  const id = NAMES_ITSELF.exec(torn)?.[0];
  return id !== undefined && lines.some((line, index) => index >= next && line.startsWith(id) && 'event' in parseLine(line));
}

// Long enough to tell one event from another.
const NAMES_ITSELF = /^\{"v":\d,"id":"[0-9A-Z]{26}"/;
