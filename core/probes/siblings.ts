import { answerTo, file, readingsAt, textOf, textsOf, unanswered } from './answers.ts';
import { descriptorCount, usedCount } from './descriptor-links.ts';
import type { Collected, ProbeContext, ProcessProbe, Request } from './probe.ts';
import { parseStat } from './process.ts';

/** Children of the same parent that are compared at most. */
const MOST = 64;
/** Fewer than these are no group. */
const FEWEST = 2;
const EVERY = 5;
/** Times the descriptors of the others that make one of several the odd one. */
export const ODD_ONE = 3;

export const siblingsProbe: ProcessProbe = {
  id: 'siblings',
  title: 'Processes of the same name and parent, such as the workers of a server, and how many descriptors they have',
  way: 'proc',
  gives: ['siblings.descriptors', 'siblings.times'],
  cost: '30 µs for each child of its parent, 64 at most, at every fifth look',
  privilege: 'none on Linux 6.2 and newer; before, owner of the siblings or root',
  later: ['read /proc/PARENT/task/*/children', 'read /proc/SIBLING/comm and count /proc/SIBLING/fd of each'],
  plan(context, collected) {
    if (context.depth === 'counts' || context.index % EVERY !== 0) return [];
    if (collected.size === 0) return [statFile(context), descriptorCount(context)];
    return unanswered(collected, [...children(context, collected), ...looks(context, collected)]);
  },
  read(context, collected) {
    const own = usedCount(context, collected);
    const counts = siblings(context, collected).flatMap((pid) => usedCount({ ...context, pid }, collected) ?? []);
    if (own === undefined || counts.length < FEWEST) return { readings: [], status: 'ok' };
    const sorted = counts.toSorted((a, b) => a - b);
    const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
    const of = `${sorted.length} siblings, ${sorted[0]} to ${sorted.at(-1)}`;
    return {
      readings: [{ id: 'siblings.descriptors', value: middle, of, at: context.at }, ...readingsAt(context, { 'siblings.times': own / Math.max(1, middle) })],
      status: 'ok',
    };
  },
  examples: [
    {
      title: 'a worker with 900 descriptors beside three of its name, and a child of another name',
      pid: 12,
      collected: {
        'file /proc/12/stat': { status: 'ok', kind: 'file', text: '12 (gunicorn) S 10 10 10 0 -1 4194560 0 0 0 0 1 1 0 0 20 0 1 0 500' },
        'count /proc/12/fd': { status: 'ok', kind: 'count', count: 900 },
        'each /proc/10/task/*/children': { status: 'ok', kind: 'each', unreadable: 0, texts: [{ name: '10', text: '11 12 13 14 15 ' }] },
        'each /proc/*/comm 10 11 13 14 15': {
          status: 'ok',
          kind: 'each',
          unreadable: 0,
          texts: [
            { name: '10', text: 'gunicorn\n' },
            { name: '11', text: 'gunicorn\n' },
            { name: '13', text: 'gunicorn\n' },
            { name: '14', text: 'gunicorn\n' },
            { name: '15', text: 'sh\n' },
          ],
        },
        'count /proc/11/fd': { status: 'ok', kind: 'count', count: 60 },
        'count /proc/13/fd': { status: 'ok', kind: 'count', count: 40 },
        'count /proc/14/fd': { status: 'ok', kind: 'count', count: 45 },
        'count /proc/15/fd': { status: 'ok', kind: 'count', count: 3 },
      },
      readings: { 'siblings.descriptors': 45, 'siblings.times': 20 },
    },
    {
      title: 'a service among others of its name below init: they have nothing in common',
      pid: 12,
      collected: {
        'file /proc/12/stat': { status: 'ok', kind: 'file', text: '12 (node) S 1 12 12 0 -1 4194560 0 0 0 0 1 1 0 0 20 0 1 0 500' },
        'count /proc/12/fd': { status: 'ok', kind: 'count', count: 900 },
        'each /proc/1/task/*/children': { status: 'ok', kind: 'each', unreadable: 0, texts: [{ name: '1', text: '12 13 14 ' }] },
        'each /proc/*/comm 1 13 14': {
          status: 'ok',
          kind: 'each',
          unreadable: 0,
          texts: [
            { name: '1', text: 'systemd\n' },
            { name: '13', text: 'node\n' },
            { name: '14', text: 'node\n' },
          ],
        },
        'count /proc/13/fd': { status: 'ok', kind: 'count', count: 20 },
        'count /proc/14/fd': { status: 'ok', kind: 'count', count: 20 },
      },
      readings: {},
    },
  ],
};

const statFile = ({ pid }: ProbeContext): Request => file(`/proc/${pid}/stat`);

function parentOf(context: ProbeContext, collected: Collected): number | undefined {
  const parent = Number(parseStat(textOf(collected, statFile(context)) ?? '')?.field(4));
  return parent > 0 ? parent : undefined;
}

function children(context: ProbeContext, collected: Collected): readonly Request[] {
  const parent = parentOf(context, collected);
  return parent === undefined ? [] : [{ kind: 'each', path: `/proc/${parent}/task`, file: 'children' }];
}

function childrenOfItsParent(context: ProbeContext, collected: Collected): readonly number[] {
  const texts = children(context, collected).flatMap((request) => textsOf(collected, request) ?? []);
  const pids = texts.flatMap(({ text }) => text.trim().split(/\s+/).map(Number));
  return pids.filter((pid) => pid > 0 && pid !== context.pid).slice(0, MOST);
}

/** Names of the parent and its children, and how many descriptors the children have. */
function looks(context: ProbeContext, collected: Collected): readonly Request[] {
  const names = namesOf(context, collected);
  return names ? [names, ...childrenOfItsParent(context, collected).map((pid) => descriptorCount({ pid }))] : [];
}

function namesOf(context: ProbeContext, collected: Collected): Request | undefined {
  const parent = parentOf(context, collected);
  const pids = childrenOfItsParent(context, collected);
  return parent === undefined || pids.length < FEWEST ? undefined : { kind: 'each', path: '/proc', file: 'comm', names: [parent, ...pids].map(String) };
}

/** Those of its own name. What init has taken in or started is no group, unless init is of that name too, as in a container. */
function siblings(context: ProbeContext, collected: Collected): readonly number[] {
  const request = namesOf(context, collected);
  const answer = request && answerTo(collected, request);
  if (answer?.status !== 'ok' || answer.kind !== 'each') return [];
  const names = new Map(answer.texts.map(({ name, text }) => [Number(name), text.replace(/\n$/, '')]));
  const own = parseStat(textOf(collected, statFile(context)) ?? '')?.name;
  if (parentOf(context, collected) === 1 && names.get(1) !== own) return [];
  return childrenOfItsParent(context, collected).filter((pid) => names.get(pid) === own);
}
