import { formatBytes } from '../../figures.ts';
import { type Check, type Facts, type Finding, gap, note, ok, type PlaceFacts, type Use } from '../check.ts';

/** Less than this is soon full: a record takes some kB, a bundle some MB. */
const LITTLE = 64 * 1024 * 1024;
/** What a run takes at most, seen at 20,000 descriptors. */
const OWN = { descriptors: 40, threads: 20 } as const;

const isOldest = (version: string): boolean => {
  const [major = 0, minor = 0, patch = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > 22 || (major === 22 && (minor > 22 || (minor === 22 && patch >= 2)));
};

/** What Stanch itself needs. */
export const ROOM_CHECKS: readonly Check[] = [
  {
    id: 'node',
    title: 'Node.js',
    judge: ({ node }) => (isOldest(node) ? ok(node) : gap(`${node} is older than 22.22.2, which Stanch needs`, 'npm start (brings its own)')),
  },
  { id: 'descriptors', title: 'own descriptors', judge: ({ descriptors }) => headroom(descriptors, OWN.descriptors, 'descriptors', 'ulimit -n 1024') },
  { id: 'threads', title: 'own threads', judge: ({ threads }) => headroom(threads, OWN.threads, 'threads', 'ulimit -u 4096') },
  {
    id: 'state-directory',
    title: 'where the record lies',
    judge(facts) {
      const place = facts.places.find(({ role }) => role === 'state');
      if (!place) return gap('there is no home directory: the record goes to TMPDIR, which a reboot empties', 'export STANCH_HOME=/var/lib/stanch');
      if (place.error !== undefined)
        return gap(`${place.path} cannot be written (${place.error}): the record goes to TMPDIR, which a reboot empties`, 'export STANCH_HOME=DIR');
      return room(place, 'export STANCH_HOME=DIR');
    },
  },
  { id: 'temporary-directory', title: 'TMPDIR', judge: (facts) => spare(facts, 'temporary', 'export TMPDIR=DIR') },
  {
    id: 'shared-memory',
    title: '/dev/shm',
    judge: (facts) => (facts.platform === 'linux' ? spare(facts, 'memory', 'docker run --shm-size 256m …') : undefined),
  },
  {
    id: 'terminal',
    title: 'terminal',
    judge({ terminal: { isTerminal, colours, unicode, columns } }) {
      if (!isTerminal) return note('the output is none: the wizard needs one, everything else works');
      const size = columns === undefined ? '' : `, ${columns} columns`;
      if (!unicode) return note(`no UTF-8 in the locale${size}: lines and dashes may look wrong`, 'export LC_ALL=C.UTF-8');
      return ok(`${colours > 1 ? `${colours.toLocaleString('en')} colours` : 'no colours'}, UTF-8${size}`);
    },
  },
];

function headroom(use: Use | undefined, own: number, what: string, command: string): Finding | undefined {
  if (!use) return undefined;
  const left = use.limit - use.used;
  if (left < own) return gap(`${left} left of ${use.limit}: a run takes up to ${own} ${what}`, command);
  return ok(Number.isFinite(use.limit) ? `${left.toLocaleString('en')} left of ${use.limit.toLocaleString('en')}` : 'no limit');
}

function spare({ places }: Facts, role: PlaceFacts['role'], command: string): Finding | undefined {
  const place = places.find((each) => each.role === role);
  if (!place) return undefined;
  return place.error === undefined
    ? room(place, command)
    : note(`${place.path} cannot be written (${place.error}): one place less when the disk is full`, command);
}

function room({ path, free }: PlaceFacts, command: string): Finding {
  if (free === undefined) return ok(path);
  return free < LITTLE ? gap(`${path} has only ${formatBytes(free)} left`, command) : ok(`${path}, ${formatBytes(free)} free`);
}
