import { readdirSync, readFileSync, readlinkSync, statfsSync, statSync } from 'node:fs';
import type { Answer, FileFacts, Request } from '../../core/probes/request.ts';

/** Links looked at to find who holds a kind of descriptor: 90 ms of work, then it is given up. */
const MOST_LINKS = 20_000;

type Of<Kind extends Request['kind']> = Extract<Request, { kind: Kind }>;

/** Descriptors come and go while they are listed: a link that vanished is left out. */
export function readLinks({ path, sample, names: wanted }: Of<'links'>): Answer {
  const guessed = sample !== undefined && wanted === undefined ? guessLinks(path, sample) : undefined;
  if (guessed) return guessed;
  const names = wanted ?? readdirSync(path);
  const picked = sample === undefined || names.length <= sample ? names : names.filter((name) => isPicked(Number(name), sample / names.length));
  return { status: 'ok', kind: 'links', total: names.length, targets: linksAmong(path, picked) };
}

/** Of this many guesses in a hundred, all but two must be right. */
const MISSES = 0.02;

/**
 * A sample without the list, which takes as long as 4,000 links: descriptors are given out from the lowest number, so
 * those below their count are nearly all there is. Each that is not stands for one above; where they are many, the list is read.
 */
function guessLinks(path: string, sample: number): Answer | undefined {
  const total = statSync(path).size;
  if (total <= sample) return undefined;
  const picked = Array.from({ length: total }, (_, fd) => fd).filter((fd) => isPicked(fd, sample / total));
  // A few first: where the size is no count, as before Linux 6.2 and of other folders, none of them is there.
  const first = linksAmong(path, picked.slice(0, 20));
  if (first.length < 19) return undefined;
  const targets = [...first, ...linksAmong(path, picked.slice(20))];
  return targets.length < (1 - MISSES) * picked.length ? undefined : { status: 'ok', kind: 'links', total, targets };
}

function linksAmong(path: string, names: readonly (string | number)[]): { name: string; target: string }[] {
  const targets: { name: string; target: string }[] = [];
  for (const name of names) {
    const target = unlessGone(() => readlinkSync(`${path}/${name}`));
    if (target !== undefined) targets.push({ name: String(name), target });
  }
  return targets;
}

/**
 * Whether a descriptor belongs to a sample: its number times the golden ratio, of which the fraction is spread evenly. Every
 * n-th would miss what opens in turn, such as the two ends of a pipe, and at each look it would be others.
 */
function isPicked(descriptor: number, share: number): boolean {
  return (descriptor * 0.6180339887498949) % 1 < share;
}

export function readEach({ path, file, names }: Of<'each'>): Answer {
  const texts: { name: string; text: string }[] = [];
  const unreadable = each(names ?? readdirSync(path), (name) => {
    texts.push({ name, text: readFileSync(file === '' ? `${path}/${name}` : `${path}/${name}/${file}`, 'utf8') });
  });
  return { status: 'ok', kind: 'each', unreadable, texts };
}

export function readStats({ path, names }: Of<'stats'>): Answer {
  const entries: FileFacts[] = [];
  const unreadable = each(names, (name) => {
    const { nlink, blocks, dev, ino } = statSync(`${path}/${name}`);
    entries.push({ name, links: nlink, bytes: blocks * 512, inode: `${dev}:${ino}` });
  });
  return { status: 'ok', kind: 'stats', unreadable, entries };
}

export function readFileSystem({ path }: Of<'statfs'>): Answer {
  const { blocks, bfree, bavail, files, ffree } = statfsSync(path);
  return { status: 'ok', kind: 'statfs', blocks, free: bfree, available: bavail, files, filesFree: ffree };
}

export function findHolders({ uid, target }: Of<'holders'>): Answer {
  const descriptors: { pid: string; fd: string }[] = [];
  let links = 0;
  const unreadable = each(
    readdirSync('/proc').filter((name) => /^\d+$/.test(name)),
    (pid) => {
      if (links > MOST_LINKS || statSync(`/proc/${pid}`).uid !== uid) return;
      const names = readdirSync(`/proc/${pid}/fd`);
      links += names.length;
      if (links > MOST_LINKS) return;
      for (const fd of names) if (unlessGone(() => readlinkSync(`/proc/${pid}/fd/${fd}`)) === target) descriptors.push({ pid, fd });
    },
  );
  if (links > MOST_LINKS) return { status: 'failed', detail: `the user has more than ${MOST_LINKS} descriptors, too many to look through` };
  return { status: 'ok', kind: 'holders', unreadable, descriptors };
}

/** Does it for each name; how many are there and could not be read. */
function each(names: readonly string[], act: (name: string) => void): number {
  let unreadable = 0;
  for (const name of names) {
    try {
      act(name);
    } catch (error) {
      if (!isGone(error)) unreadable++;
    }
  }
  return unreadable;
}

function unlessGone<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

function isGone(error: unknown): boolean {
  return ['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '');
}
