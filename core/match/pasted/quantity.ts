/** No honest figure is larger: 1e308, serial numbers and nonsense are not counted. */
const MOST = 1e16;
const SCALE = 'KMGTP';

/** A plain count such as `28,232` or `1_024`; NaN where it is none. */
export function count(text: string | undefined): number {
  return text !== undefined && /^\d[\d,_]{0,20}(?:\.\d{1,12})?$/.test(text) ? sane(Number(text.replace(/[,_]/g, ''))) : Number.NaN;
}

/** A size such as `271M`, `4.4Gi`, `3.05 GiB` or `8192kB`, in bytes; `unit` is what a bare figure counts. */
export function bytes(text: string | undefined, unit = 1): number {
  const [, figure, scale] = /^(\d[\d,]{0,20}(?:\.\d{1,6})?)\s?([KMGTP]?)i?(?:B|bytes)?$/i.exec(text ?? '') ?? [];
  return sane(count(figure) * (scale ? 1024 ** (SCALE.indexOf(scale.toUpperCase()) + 1) : /[a-z]/i.test(text ?? '') ? 1 : unit));
}

/** A count, or a size in bytes where a unit follows. */
export function figureIn(text: string): number {
  return /[a-z]/i.test(text) ? bytes(text) : count(text);
}

function sane(value: number): number {
  return value >= 0 && value <= MOST ? value : Number.NaN;
}

/** `28.6 GB`, for a sentence. */
export function shownBytes(value: number): string {
  const power = Math.min(4, Math.max(0, Math.floor(Math.log2(Math.max(1, value)) / 10)));
  return `${Math.round((value / 1024 ** power) * 10) / 10} ${['B', 'KB', 'MB', 'GB', 'TB'][power]}`;
}

/** Text of the paste, cut to fit a sentence. */
export function shown(text: string, most = 80): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** The largest of any number of values, where a call with each of them as an argument fails; 0 where there is none. */
export function largestOf(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value || 0), 0);
}

export function sum(values: readonly number[]): number {
  return values.filter((value) => value > 0).reduce((total, value) => total + value, 0);
}

/** The group with most rows; rows without a key are left out. */
export function largest<T>(rows: readonly T[], key: (row: T) => string | undefined): { readonly key: string; readonly rows: readonly T[] } {
  let most = { key: '', rows: [] as readonly T[] };
  for (const [name, group] of Map.groupBy(rows, key)) if (name !== undefined && group.length > most.rows.length) most = { key: name, rows: group };
  return most;
}
