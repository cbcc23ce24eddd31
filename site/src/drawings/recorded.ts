import type { RecordedPair } from './recording.ts';

const FILES = import.meta.glob<RecordedPair>('../series/*.json', { eager: true, import: 'default' });

/** A recorded pair by the name of its file. */
export function recordedPair(name: string): RecordedPair {
  const found = FILES[`../series/${name}.json`];
  if (found === undefined) throw new Error(`There is no series ${name}. Record it: npm run record-series -- ${name}`);
  return found;
}
