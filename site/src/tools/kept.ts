/// <reference lib="dom" />

/** Others may share the origin. */
const PREFIX = 'stanch:';

/** What this browser kept under a name; undefined when there is nothing, or nothing may be kept. */
export function readKept(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it on this machine, or forgets it. Where a browser allows neither, it lasts as long as the page. */
export function keep(name: string, value: object | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // A full or forbidden store takes nothing away from the page.
  }
}

/** Calls back when another tab of the same browser changed what is kept under a name. */
export function onKeptElsewhere(name: string, changed: () => void): void {
  addEventListener('storage', ({ key }) => {
    if (key === PREFIX + name || key === null) changed();
  });
}
