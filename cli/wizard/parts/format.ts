/** `07:12`; from an hour on `1:07:12`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const tail = `${String(m).padStart(2, '0')}:${String(s).padStart(2, '0')}`;
  return h === 0 ? tail : `${h}:${tail}`;
}

/** `▓▓▓░░░`; full when the time is over. */
export function bar(share: number, width: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * width);
  return '▓'.repeat(full) + '░'.repeat(width - full);
}
