const UNITS = [
  { name: 'day', seconds: 86_400 },
  { name: 'hour', seconds: 3600 },
  { name: 'minute', seconds: 60 },
] as const;

/** How long ago a moment was, in its largest whole unit: `3 days ago`. Both in milliseconds since 1970. */
export function ageOf(at: number, now: number): string {
  const seconds = (now - at) / 1000;
  const unit = UNITS.find((each) => seconds >= each.seconds);
  if (!unit) return 'just now';
  const count = Math.floor(seconds / unit.seconds);
  return `${count} ${unit.name}${count === 1 ? '' : 's'} ago`;
}
