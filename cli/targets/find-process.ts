import { UserError } from '../../core/errors.ts';
import { printable } from '../../core/printable.ts';
import { ODD_ONE } from '../../core/probes/siblings.ts';
import { listenersOn } from './listeners.ts';
import { hasProc, listProcesses, nameByScript, type ProcessSummary, readProcess } from './processes.ts';

/** The kernel's own bound (PID_MAX_LIMIT). */
const MOST_PID = 4_194_304;

export interface ProcessQuery {
  readonly pid?: string | undefined;
  readonly name?: string | undefined;
  readonly port?: string | undefined;
  /** Nothing may be started: not to find the process, nor to find out what a program of Node.js is called. */
  readonly dryRun?: boolean | undefined;
}

/** Turns `--pid`, `--name` or `--port` into the one process that is meant, or says why it cannot. */
export async function findProcess(query: ProcessQuery): Promise<ProcessSummary> {
  const given = [query.pid, query.name, query.port].filter((value) => value !== undefined);
  if (given.length !== 1)
    throw new UserError(given.length === 0 ? 'No process was named.' : 'More than one way to name the process was given.', {
      hint: 'Give one of: --pid 4182 · --name payment-service · --port 8080',
    });
  if (query.pid !== undefined) return byPid(wholeNumber('--pid', query.pid), query.dryRun);
  if (query.port !== undefined) return byPort(wholeNumber('--port', query.port), query.dryRun);
  return byName(query.name ?? '', query.dryRun);
}

async function byPid(pid: number, bare = false): Promise<ProcessSummary> {
  // Without /proc only ps knows the name.
  const found = hasProc() ? readProcess(pid) : bare ? { pid, name: `process ${pid}` } : (await listProcesses()).find((each) => each.pid === pid);
  const [process] = found && !bare ? await nameByScript([found]) : [found];
  if (!process)
    throw new UserError(`No process has the pid ${pid}.`, { hint: 'It may have ended or be hidden from you. List what you can see with: ps -eo pid,comm' });
  if (process.state?.startsWith('Z'))
    throw new UserError(`Process ${pid} (${printable(process.name)}) has ended already: it is a zombie and holds nothing but its pid.`, {
      hint: `Its parent must collect it. Find the parent with: ps -o ppid= -p ${pid}`,
    });
  return process;
}

async function byPort(port: number, bare = false): Promise<ProcessSummary> {
  if (bare && !hasProc()) throw cannotFind('--port');
  const found = await listenersOn(port);
  if (found.length === 0)
    throw new UserError(`No process that you may see listens on port ${port}.`, { hint: `As root more is visible: sudo ss -ltnp 'sport = :${port}'` });
  return one(await Promise.all(found.map((pid) => byPid(pid, bare))), `listen on port ${port}`);
}

async function byName(name: string, bare = false): Promise<ProcessSummary> {
  if (bare && !hasProc()) throw cannotFind('--name');
  const all = (await listProcesses({ bare })).filter((each) => each.pid !== process.pid && each.state !== 'Z');
  const exact = all.filter((each) => each.name === name);
  const found = exact.length > 0 ? exact : all.filter((each) => each.name.includes(name));
  if (found.length === 0)
    throw new UserError(`No process is called “${printable(name)}”.`, { hint: 'The kernel keeps 15 characters of a name. List them with: ps -eo pid,comm' });
  return one(found, `are called “${printable(name)}”`);
}

/** A dry run starts nothing, and without /proc only a tool could tell. */
function cannotFind(option: string): UserError {
  return new UserError(`With --dry-run nothing is run, and without /proc ${option} takes a tool to find the process.`, {
    hint: 'Name it by its number: --pid 4182',
  });
}

function one(found: readonly ProcessSummary[], what: string): ProcessSummary {
  const [first] = found;
  if (first && found.length === 1) return first;
  const list = found
    .slice(0, 8)
    .map((each) => `${each.pid} ${printable(each.name)}${each.descriptors === undefined ? '' : ` (${each.descriptors} descriptors)`}`);
  const odd = oddOne(found);
  const more = found.length > 8 ? ` and ${found.length - 8} more` : '';
  throw new UserError(`${found.length} processes ${what}: ${list.join(', ')}${more}.`, { hint: odd ?? `Name one: --pid ${first?.pid}` });
}

/** Of processes of one name, the one that has several times the descriptors of the others is who is asked about. */
function oddOne(found: readonly ProcessSummary[]): string | undefined {
  const [odd, ...others] = found.filter(({ descriptors }) => descriptors !== undefined).toSorted((a, b) => (b.descriptors ?? 0) - (a.descriptors ?? 0));
  const [most, least] = [others[0]?.descriptors, others.at(-1)?.descriptors];
  if (!odd?.descriptors || most === undefined || least === undefined || others.length < 2 || odd.descriptors < ODD_ONE * Math.max(1, most)) return undefined;
  return `The odd one has ${odd.descriptors} descriptors, the others ${least === most ? most : `${least} to ${most}`}: --pid ${odd.pid}`;
}

export function wholeNumber(option: '--pid' | '--port', text: string): number {
  const number = Number(text);
  const most = option === '--port' ? 65_535 : MOST_PID;
  if (!/^\d+$/.test(text) || number < 1 || number > most) {
    const range = /^\d+$/.test(text) ? ` from 1 to ${most}` : '';
    throw new UserError(`${option} takes a whole number${range}, not “${printable(text)}”.`, {
      hint: `Example: ${option} ${option === '--port' ? 8080 : 4182}`,
    });
  }
  return number;
}
