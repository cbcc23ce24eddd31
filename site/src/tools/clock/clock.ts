/** The clock of one phase: what ran before the last pause, and since when it runs. Milliseconds. */
export interface Clock {
  readonly before: number;
  /** Since 1970; undefined while it stands. */
  readonly since?: number;
}

export const STOPPED: Clock = { before: 0 };

/** How long it ran. A computer's clock that was put back takes nothing away. */
export function elapsed({ before, since }: Clock, now: number): number {
  return before + (since === undefined ? 0 : Math.max(0, now - since));
}

/** Starts a clock that stands, and pauses one that runs. */
export function toggled(clock: Clock, now: number): Clock {
  return clock.since === undefined ? { ...clock, since: now } : { before: elapsed(clock, now) };
}

/** A clock as it was kept; what cannot be one stands at nothing. */
export function readClock(kept: unknown): Clock {
  const { before, since } = (typeof kept === 'object' && kept !== null ? kept : {}) as Partial<Record<keyof Clock, unknown>>;
  if (typeof before !== 'number' || !(before >= 0)) return STOPPED;
  return typeof since === 'number' ? { before, since } : { before };
}

/** `4:09`, `1:02:07`, from a day on `2 d 01:02:07`. */
export function clockFace(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (figure: number) => String(figure).padStart(2, '0');
  const [days, hours, minutes] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60];
  if (days > 0) return `${days} d ${two(hours)}:${two(minutes)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** A length in its natural unit: `15 min`, `3 h`, `14 days`. */
export function lengthOf(seconds: number): string {
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
}
