/** A line of /proc/PID/status (`Threads:\t34`, `VmRSS:\t  2048 kB`) as a number; kB become bytes. */
export function statusNumber(text: string | undefined, name: string): number | undefined {
  const match = text === undefined ? null : new RegExp(`^${name}:\\s+(\\d+)( kB)?`, 'm').exec(text);
  return match ? Number(match[1]) * (match[2] ? 1024 : 1) : undefined;
}
