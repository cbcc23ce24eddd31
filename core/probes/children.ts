import { answerTo, readingsAt, textsOf, unanswered } from './answers.ts';
import type { Collected, ProbeContext, ProcessProbe, Request } from './probe.ts';
import { parseStat } from './process.ts';
import { statusFile, taskFiles, tooManyThreads } from './tasks.ts';

/** Children whose state is looked up; more are only counted. */
const MOST_CHILDREN = 10_000;

export const childrenProbe: ProcessProbe = {
  id: 'children',
  title: 'Children of the process, and those it has not collected',
  way: 'proc',
  gives: ['process.children', 'process.zombies'],
  cost: '12 µs a thread and a child',
  privilege: 'none',
  later: ['read /proc/PID/task/*/children', 'read /proc/CHILD/stat of each child, 10,000 at most'],
  plan(context, collected) {
    if (collected.size === 0) return [statusFile(context)];
    return unanswered(collected, [...listOfChildren(context, collected), ...statesOfChildren(context, collected)]);
  },
  read(context, collected) {
    const [list] = listOfChildren(context, collected);
    if (!list) return { readings: [], status: 'ok', ...tooManyThreads(context, collected) };
    const children = pidsIn(collected, list);
    if (!children) return { readings: [], ...failure(collected, list) };
    const readings = readingsAt(context, { 'process.children': children.length });
    if (children.length > MOST_CHILDREN) return { readings, status: 'ok', coverage: `zombies are told apart up to ${MOST_CHILDREN} children` };
    const zombies = children.length === 0 ? [] : zombiesAmong(context, collected);
    return zombies ? { readings, zombies, status: 'ok' } : { readings, status: 'ok', coverage: 'the states of the children could not be read' };
  },
  examples: [
    {
      title: 'three children of two threads, none of them a zombie, one with a bracket in its name',
      pid: 7,
      collected: {
        'file /proc/7/status': { status: 'ok', kind: 'file', text: 'Name:\tworker\nThreads:\t2\n' },
        'each /proc/7/task/*/children': {
          status: 'ok',
          kind: 'each',
          unreadable: 0,
          texts: [
            { name: '7', text: '21 22 ' },
            { name: '9', text: '30 ' },
          ],
        },
        'each /proc/*/stat 21 22 30': {
          status: 'ok',
          kind: 'each',
          unreadable: 0,
          texts: [
            { name: '21', text: '21 (convert) R 7 21 21 0 -1 4194304 900 0 0 0 120 30 0 0 20 0 1 0 50000 1000000 2500\n' },
            { name: '22', text: '22 (a) Z b) S 7 22 22 0 -1 4194304 900 0 0 0 120 30 0 0 20 0 1 0 50001 1000000 2500\n' },
            { name: '30', text: '30 (gzip) S 7 30 30 0 -1 4194304 900 0 0 0 120 30 0 0 20 0 1 0 50002 1000000 2500\n' },
          ],
        },
      },
      readings: { 'process.children': 3, 'process.zombies': 0 },
    },
    {
      title: 'one zombie in one look: it may be collected in a moment, so it is no figure yet',
      pid: 7,
      collected: {
        'file /proc/7/status': { status: 'ok', kind: 'file', text: 'Threads:\t1\n' },
        'each /proc/7/task/*/children': { status: 'ok', kind: 'each', unreadable: 0, texts: [{ name: '7', text: '23551 ' }] },
        'each /proc/*/stat 23551': {
          status: 'ok',
          kind: 'each',
          unreadable: 0,
          texts: [{ name: '23551', text: '23551 (true) Z 7 7 7 0 -1 4227084 77 0 0 0 0 0 0 0 20 0 1 0 9921144 0 0 18446744073709551615\n' }],
        },
      },
      readings: { 'process.children': 1 },
    },
    {
      title: 'a kernel that does not list children',
      pid: 7,
      collected: {
        'file /proc/7/status': { status: 'ok', kind: 'file', text: 'Threads:\t1\n' },
        'each /proc/7/task/*/children': { status: 'ok', kind: 'each', unreadable: 0, texts: [] },
      },
      readings: {},
      status: 'missing',
    },
  ],
};

const listOfChildren = (context: ProbeContext, collected: Collected) => taskFiles(context, collected, 'children');

function statesOfChildren(context: ProbeContext, collected: Collected): readonly Request[] {
  const [list] = listOfChildren(context, collected);
  const names = (list && pidsIn(collected, list)) ?? [];
  return names.length === 0 || names.length > MOST_CHILDREN ? [] : [{ kind: 'each', path: '/proc', file: 'stat', names }];
}

/** Every thread lists the children it started itself. */
function pidsIn(collected: Collected, list: Request): readonly string[] | undefined {
  const texts = textsOf(collected, list);
  return texts === undefined || texts.length === 0 ? undefined : texts.flatMap(({ text }) => text.split(/\s+/).filter((pid) => /^\d{1,10}$/.test(pid)));
}

function zombiesAmong(context: ProbeContext, collected: Collected): readonly string[] | undefined {
  const [states] = statesOfChildren(context, collected);
  return (
    states && textsOf(collected, states)?.flatMap(({ name, text }) => (parseStat(text)?.field(3) === 'Z' ? [`${name}:${parseStat(text)?.field(22)}`] : []))
  );
}

function failure(collected: Collected, list: Request) {
  const answer = answerTo(collected, list);
  if (answer.status !== 'ok') return { status: answer.status, coverage: `children: ${answer.detail}` };
  return { status: 'missing' as const, coverage: 'this kernel does not list the children of a thread' };
}
