const SECONDS: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600, hour: 3600, d: 86_400, day: 86_400, week: 604_800 };

/** Seconds after the start at which a window such as `0–15 min` or `within 5 days` ends; undefined when it does not say. */
export function windowEnd(window: string): number | undefined {
  const end = /(\d+)\s*(s|min|hour|h|day|d|week)s?$/.exec(window);
  return end ? Number(end[1]) * (SECONDS[end[2] ?? ''] ?? 0) : undefined;
}
