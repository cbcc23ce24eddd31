import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

/** Where tools are looked for: fixed, so that a PATH under sudo cannot hand us another program. */
export const PLACES: readonly string[] = ['/usr/bin', '/bin', '/usr/sbin', '/sbin'];

/** Where a tool is; undefined when it is in none of the places, or may not be run. */
export function findTool(tool: string, places: readonly string[] = PLACES): string | undefined {
  return places
    .map((place) => join(place, tool))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
