import { readdir } from 'node:fs/promises';
import { isValid } from 'ulid';
import { UserError } from '../../core/errors.ts';
import { displayName, type IncidentState, replay } from '../../core/incident/state.ts';
import { printable } from '../../core/printable.ts';
import { type IncidentFiles, readIncidentFiles } from './incident-files.ts';
import { incidentsFolder, isTrusted, type Place } from './places.ts';
import { isSystemError, systemErrorInWords } from './system-error.ts';

/** An incident as it lies on disk, put together from every file and place that holds a part of it. */
export interface RecordedIncident extends IncidentFiles {
  readonly id: string;
  readonly state: IncidentState;
}

/** Every incident, newest first. A place that is there and cannot be read is told to `unreadable`, as a sentence. */
export async function listIncidents(places: readonly Place[], unreadable: (says: string) => void = () => {}): Promise<readonly RecordedIncident[]> {
  const ids = await idsIn(places, unreadable);
  const all: RecordedIncident[] = [];
  // One after the other: on a host that runs out of descriptors, one at a time is polite and still works.
  for (const id of ids) all.push(await readById(id, places));
  return all.filter(({ events, problems }) => events.length + problems.length > 0);
}

/** By ULID, by the beginning of one, by `14` or `INC-14`. Unknown and ambiguous ones are a UserError that lists what there is. */
export async function readIncident(which: string, places: readonly Place[]): Promise<RecordedIncident> {
  const wanted = which.trim().toUpperCase();
  const number = /^(?:INC-)?0*([1-9]\d{0,8})$/.exec(wanted)?.[1];
  const closed: string[] = [];
  const ids = await idsIn(places, (says) => closed.push(says));
  const byPrefix = wanted === '' ? [] : ids.filter((id) => id.startsWith(wanted));
  const byId = wanted.length === 26 || number === undefined ? await Promise.all(byPrefix.map((id) => readById(id, places))) : [];
  const found = byId.length > 0 ? byId : (await listIncidents(places)).filter(({ state }) => String(state.number) === number);
  if (found.length === 1 && found[0]) return found[0];
  const shown = `"${printable(which)}"`;
  if (found.length > 1)
    throw new UserError(`${shown} is the beginning or number of ${found.length} incidents.`, { hint: `Say which one by its full id: ${named(found)}` });
  throw new UserError(`There is no incident ${shown}.`, { hint: [...closed, hintFor((await listIncidents(places)).slice(0, 5), closed.length > 0)].join(' ') });
}

function hintFor(recent: readonly RecordedIncident[], partly: boolean): string {
  if (recent.length > 0) return `Recent ones: ${named(recent)}`;
  return partly ? 'Try again as the user who recorded it.' : 'None is recorded yet. Start one: stanch incident new "what is wrong"';
}

function named(incidents: readonly RecordedIncident[]): string {
  return incidents
    .map(({ id, state }) => `${displayName({ ...state, id })} (${id}${state.title === undefined ? '' : `, ${printable(state.title)}`})`)
    .join(' · ');
}

async function idsIn(places: readonly Place[], unreadable: (says: string) => void): Promise<readonly string[]> {
  const ids = new Set<string>();
  for (const place of places) {
    if (!(await isTrusted(place))) continue;
    const names = await readdir(incidentsFolder(place)).catch((error: unknown) => {
      if (!isSystemError(error)) throw error;
      if (!ABSENT.includes(error.code)) unreadable(`${incidentsFolder(place)} cannot be read: ${systemErrorInWords(error.code)} (${error.code}).`);
      return [];
    });
    for (const name of names) if (isValid(name)) ids.add(name);
  }
  return [...ids].sort().reverse();
}

const ABSENT: readonly string[] = ['ENOENT', 'ENOTDIR'];

async function readById(id: string, places: readonly Place[]): Promise<RecordedIncident> {
  const read = await readIncidentFiles(id, places);
  return { ...read, id, state: { ...replay(read.events), id } };
}
