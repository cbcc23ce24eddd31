import { UserError } from '../../core/errors.ts';
import { coarsest, type Precision } from '../../core/incident/precision.ts';
import { printable } from '../../core/printable.ts';

/** A moment as somebody typed it. */
export interface TypedMoment {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly precision: Precision;
}

interface Asked {
  /** Which option it was given to: `--at`. */
  readonly option: string;
  /** Milliseconds; later than this has not happened yet. */
  readonly now: number;
  /** What was said about it, where anything was. */
  readonly precision?: Precision | undefined;
}

/**
 * Reads `2026-11-21T03:05:00Z`, `2026-11-21T04:05+01:00`, `2026-11-21T04:05[Europe/Berlin]`, and with less of it
 * `2026-11-21T03Z` or `2026-11-21`. A `~` in front says that it is not known to the second. UserError for everything
 * else: a time whose zone has to be guessed would put the timeline in the wrong order.
 */
export async function readMoment(typed: string, asked: Asked): Promise<TypedMoment> {
  const text = typed.trim();
  const iso = text.replace(/^~\s*/, '');
  const shape = ISO.exec(iso);
  if (!shape || !isDay(iso.slice(0, 10))) throw refusal(typed, asked);
  const { zone, minutes, seconds, hours } = shape.groups ?? {};
  const at = zone?.startsWith('[') ? await inZone(iso, zone.slice(1, -1), typed, asked) : Date.parse(whole(iso, hours, minutes));
  if (Number.isNaN(at)) throw refusal(typed, asked);
  if (at > asked.now)
    throw new UserError(`${asked.option} "${printable(typed)}" has not happened yet.`, { hint: `It is ${new Date(asked.now).toISOString()} now.` });
  const written = seconds ? 'second' : minutes ? 'minute' : hours ? 'hour' : 'day';
  const precision = coarsest([written, text.startsWith('~') ? 'minute' : undefined, asked.precision]) ?? 'second';
  return { at: new Date(at).toISOString(), precision };
}

const ISO =
  /^\d{4}-\d\d-\d\d(?:T(?<hours>\d\d)(?::(?<minutes>\d\d)(?::(?<seconds>\d\d(?:\.\d+)?))?)?(?<zone>Z|[+-]\d\d:\d\d|\[[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)*\]))?$/;

/** What `Date` understands: minutes are needed there. */
function whole(iso: string, hours: string | undefined, minutes: string | undefined): string {
  if (hours === undefined) return `${iso}T00:00:00Z`;
  return minutes === undefined ? iso.replace(/(?<=T\d\d)/, ':00') : iso;
}

/** The parser takes 31 February for 3 March. */
function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

/** A local time of a place: once a year it does not exist, and once it exists twice. */
async function inZone(iso: string, zone: string, typed: string, { option }: Asked): Promise<number> {
  const { Temporal } = await import('temporal-polyfill');
  const shown = `${option} "${printable(typed)}"`;
  const local = iso.slice(0, iso.indexOf('['));
  let plain: ReturnType<typeof Temporal.PlainDateTime.from>;
  try {
    plain = Temporal.PlainDateTime.from(local);
    plain.toZonedDateTime(zone);
  } catch (cause) {
    throw new UserError(`${shown} is no time in a zone that is known here.`, { hint: 'Like this: 2026-11-21T03:05[Europe/Berlin]', cause });
  }
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) => plain.toZonedDateTime(zone, { disambiguation }));
  if (!earlier || !later || earlier.equals(later)) return (later ?? plain.toZonedDateTime(zone)).epochMilliseconds;
  if (!earlier.toPlainDateTime().equals(plain))
    throw new UserError(`${shown} never was: the clock of ${zone} was put forward over it.`, {
      hint: `Either ${local}${earlier.offset} or ${local}${later.offset} is meant: say which.`,
    });
  throw new UserError(`${shown} was twice: the clock of ${zone} was put back over it.`, {
    hint: `First it was ${local}${earlier.offset}, then ${local}${later.offset}: say which.`,
  });
}

function refusal(typed: string, { option, now }: Asked): UserError {
  const shown = `${option} "${printable(typed)}"`;
  const hint = `Like this: ${option} ${new Date(now).toISOString()}`;
  const abbreviation = /[\d\s]([A-Za-z]{2,5})$/.exec(typed.trim())?.[1];
  if (abbreviation !== undefined && /^~?\d{4}-\d\d-\d\d/.test(typed.trim()))
    return new UserError(`${shown} names its zone by letters that mean different offsets in different places.`, {
      hint: `Say the offset instead of ${abbreviation}, as in +01:00, or the place, as in [Europe/Berlin]. ${hint}`,
    });
  if (/^~?\d{4}-\d\d-\d\d[T ]\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?$/.test(typed.trim()))
    return new UserError(`${shown} is not an ISO 8601 time with its zone.`, { hint: `Add Z for UTC, or the offset, as in +01:00. ${hint}` });
  return new UserError(`${shown} is not an ISO 8601 time with its zone.`, { hint });
}
