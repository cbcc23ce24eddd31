const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/**
 * The last values as block characters, one each. A series not known to grow that moves less than 5 % of its height is
 * drawn flat at the bottom, because stretching noise to the full height would look like a leak.
 */
export function sparkline(values: readonly number[], width: number, grows = false): string {
  const shown = lastOfEach(values.filter(Number.isFinite), width);
  const low = Math.min(...shown);
  const span = Math.max(...shown) - low;
  if (span <= (grows ? 0 : 0.05) * Math.max(...shown.map(Math.abs))) return BARS[0].repeat(shown.length);
  return shown.map((value) => BARS[Math.round(((value - low) / span) * (BARS.length - 1))]).join('');
}

/** More samples than columns: the last of each stretch, so that the newest value is always drawn. */
function lastOfEach(values: readonly number[], width: number): readonly number[] {
  if (values.length <= width) return values;
  return Array.from({ length: width }, (_, column) => values[Math.ceil(((column + 1) * values.length) / width) - 1] ?? 0);
}
