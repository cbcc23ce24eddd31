import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where Java is, by distributions and in images: as fixed as the places of other tools, and for root to write alone. */
const PLACES = ['/opt/java/openjdk/bin', '/usr/local/openjdk/bin'];
const HOMES = '/usr/lib/jvm';

/** Places beyond the usual ones in which a tool may lie: those of a Java for jcmd. */
export function morePlaces(tool: string): readonly string[] {
  if (tool !== 'jcmd') return [];
  try {
    return [...PLACES, ...readdirSync(HOMES).map((home) => join(HOMES, home, 'bin'))];
  } catch {
    // No Java of a distribution: the other places are looked through.
    return PLACES;
  }
}
