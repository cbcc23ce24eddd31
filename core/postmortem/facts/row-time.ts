/** How exactly a time is given. */
export type Precision = 'second' | 'minute' | 'day';

/** The time of a row as it was written, not yet placed on any day or in any zone. */
export interface RowTime {
  /** Seconds since midnight as written; undefined for a day alone. */
  readonly clock?: number;
  /** `YYYY-MM-DD`, where the row has a day of its own. */
  readonly date?: string;
  /** Set when the day is written in words, such as `Oct 29`, which is no RFC 3339. */
  readonly wordy?: boolean;
  /** `day 2` is 2. */
  readonly day?: number;
  readonly precision: Precision;
  /** Marked `~` or in words as not exact. */
  readonly approximate: 'mark' | 'words' | undefined;
  /** `AM` or `PM` was written. */
  readonly halves: boolean;
  /** Minutes east of UTC. */
  readonly offset?: number;
  /** `Europe/Berlin` */
  readonly zone?: string;
  /** `CET`, which can mean several offsets. */
  readonly abbreviation?: string;
}

/** Abbreviations of zones that people write; most mean different offsets in different countries or seasons. */
export const ZONE_ABBREVIATIONS =
  'ACDT|ACST|ADT|AEDT|AEST|AKDT|AKST|AST|AWST|BRT|BST|CAT|CDT|CEST|CET|COT|CST|CT|EAT|EDT|EEST|EET|EST|ET|HKT|HST|ICT|IDT|IST|JST|KST|MDT|MSK|MST|MT|NDT|NST|NZDT|NZST|PDT|PHT|PKT|PST|PT|SAST|SGT|WAT|WEST|WET|WIB';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\\.?';
const WORDY = `(?:(?<m1>${MONTH}) (?<d1>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<y1>\\d{4}))?|(?<d2>\\d{1,2})\\.?(?:st|nd|rd|th)? (?<m2>${MONTH})(?:,? (?<y2>\\d{4}))?)`;
const DAY = `(?:(?<date>\\d{4}-\\d{2}-\\d{2})|[Dd]ay (?<day>[1-9]\\d{0,3})|${WORDY})`;
const CLOCK = '(?<h>\\d{1,2}):(?<m>\\d{2})(?::(?<s>\\d{2})(?:[.,]\\d+)?)?(?: ?(?<half>[AaPp]\\.?[Mm]\\b\\.?))?';
const ZONE = `(?<utc>Z(?![A-Za-z])|(?:UTC|GMT)(?![+−\\-\\d])\\b)|(?:UTC|GMT)?(?<sign>[+−-])(?<oh>\\d{1,2})(?::?(?<om>\\d{2}))?(?!\\d|:)|\\[?(?<iana>[A-Z][A-Za-z]+(?:\\/[A-Z][A-Za-z_+-]+)+)\\]?|(?<abbr>${ZONE_ABBREVIATIONS})\\b`;
const TIME = new RegExp(
  `^(?<approx>[~≈] ?|(?:[Aa]bout|[Aa]round|[Aa]pprox(?:imately|\\.)?|[Cc]irca|ca?\\.) ?)?(?:${DAY}(?:[T ,]+(?:at )?|(?![\\w:])))?(?:${CLOCK})?(?: ?(?:${ZONE})(?:\\[(?<iana2>[A-Z][A-Za-z_/+-]+)\\])?)?(?: ?\\((?<abbr2>${ZONE_ABBREVIATIONS})\\))?`,
);

/** Reads a time at the start of a text; undefined when there is none. `length` is what it took. */
export function readLeadingTime(text: string): { readonly time: RowTime; readonly length: number } | undefined {
  const match = TIME.exec(text);
  const groups = match?.groups;
  if (!match || !groups) return undefined;
  const day = dayOf(groups);
  if (groups['h'] === undefined && Object.keys(day).length === 0) return undefined;
  const clock = clockOf(groups);
  if (groups['h'] !== undefined && clock === undefined) return undefined;
  const zone = zoneOf(groups);
  const time: RowTime = {
    ...(clock === undefined ? {} : { clock }),
    ...day,
    ...zone,
    precision: clock === undefined ? 'day' : groups['s'] === undefined ? 'minute' : 'second',
    approximate: groups['approx'] === undefined ? undefined : /^[~≈]/.test(groups['approx']) ? 'mark' : 'words',
    halves: groups['half'] !== undefined,
  };
  return { time, length: match[0].trimEnd().length };
}

type Groups = Readonly<Record<string, string | undefined>>;

function dayOf(groups: Groups): Pick<RowTime, 'date' | 'day' | 'wordy'> {
  const { date, day } = groups;
  if (date !== undefined) return exists(date) ? { date } : {};
  if (day !== undefined) return { day: Number(day) };
  const month = (groups['m1'] ?? groups['m2'])?.slice(0, 3).toLowerCase();
  if (month === undefined) return {};
  const written = `${groups['y1'] ?? groups['y2'] ?? '0000'}-${two(MONTHS.indexOf(month) + 1)}-${two(Number(groups['d1'] ?? groups['d2']))}`;
  return { date: written, wordy: true };
}

function clockOf({ h, m, s = '0', half }: Groups): number | undefined {
  if (h === undefined || m === undefined) return undefined;
  const [hour, minute, second] = [Number(h), Number(m), Number(s)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const shifted = half === undefined ? hour : (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  return shifted * 3600 + minute * 60 + second;
}

function zoneOf(groups: Groups): Pick<RowTime, 'offset' | 'zone' | 'abbreviation'> {
  const zone = groups['iana2'] ?? groups['iana'];
  const named = zone === undefined ? {} : { zone };
  const abbreviation = groups['abbr'] ?? groups['abbr2'];
  if (groups['utc'] !== undefined) return { offset: 0, ...named };
  if (groups['sign'] !== undefined) return { offset: offsetOf(groups['sign'], groups['oh'], groups['om']), ...named };
  return { ...named, ...(abbreviation === undefined ? {} : { abbreviation: abbreviation.toUpperCase() }) };
}

/** Minutes east of UTC of `−`, `07`, `30`. */
export function offsetOf(sign: string, hours = '0', minutes = '0'): number {
  return (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes));
}

/** True for days the calendar has: Date turns 30 February into 1 March. */
function exists(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

const two = (value: number) => String(value).padStart(2, '0');
