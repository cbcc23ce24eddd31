/** What the reader fills in once for all commands. */
export interface Field {
  /** As commands write it, after the `$`. */
  readonly name: FieldName;
  readonly label: string;
  readonly example: string;
  readonly digits: boolean;
  /** Why a value is refused, in a sentence; undefined when it may be put into commands. */
  refuse(value: string): string | undefined;
}

export const FIELD_NAMES = ['PID', 'HOST', 'PORT', 'DSN'] as const;
export type FieldName = (typeof FIELD_NAMES)[number];
export type Values = Readonly<Partial<Record<FieldName, string>>>;

/** The largest process id a 64-bit Linux gives. */
const LAST_PID = 4_194_304;
const LAST_PORT = 65_535;
// Begins with no dash, which a command would take for an option.
const HOST = /^[a-z\d_](?:[a-z\d._-]{0,251}[a-z\d])?$/i;
/**
 * Nothing a shell would act on, quoted or not: no blank, quote, bracket, $, &, ;, |, ! or backslash. A port is one when the path
 * follows: until then it may be the beginning of a password, which must not be kept while it is typed.
 */
const DSN = /^postgres(?:ql)?:\/\/(?:[\w.%-]+@)?[\w.-]*(?::\d{1,5}(?=\/))?(?:\/[\w.%-]*)?(?:\?[\w.=%/-]*)?$/i;

const whole = (value: string, last: number) => /^[1-9]\d*$/.test(value) && Number(value) <= last;

export const FIELDS: readonly Field[] = [
  {
    name: 'PID',
    label: 'Process id',
    example: '4711',
    digits: true,
    refuse: (value) => (whole(value, LAST_PID) ? undefined : 'A process id is a whole number, such as 4711.'),
  },
  {
    name: 'HOST',
    label: 'Host',
    example: 'db1.internal',
    digits: false,
    refuse: (value) => (HOST.test(value) ? undefined : 'A host is a name or an IPv4 address: letters, digits, dots and dashes.'),
  },
  {
    name: 'PORT',
    label: 'Port',
    example: '6060',
    digits: true,
    refuse: (value) => (whole(value, LAST_PORT) ? undefined : 'A port is a number from 1 to 65535.'),
  },
  {
    name: 'DSN',
    label: 'Database address',
    example: 'postgres://app@db1/orders',
    digits: false,
    refuse(value) {
      if (/:\/\/[^/@]*:[^/]*@|passw|passfile/i.test(value)) return 'No password here. Leave it out: psql asks for it, or reads ~/.pgpass.';
      return DSN.test(value) ? undefined : 'An address is postgres://user@host:port/database, without blanks and characters a shell acts on.';
    },
  },
];

const VARIABLE = /\$(?:\{(PID|HOST|PORT|DSN)\}|(PID|HOST|PORT|DSN)\b)/g;

/** The fields that a text has commands for, in the order of `FIELDS`. */
export function fieldsIn(text: string): readonly Field[] {
  const named = new Set([...text.matchAll(VARIABLE)].map(([, braced, plain]) => braced ?? plain));
  return FIELDS.filter(({ name }) => named.has(name));
}

/** Where a text has variables. */
export function variablesIn(text: string): readonly { readonly name: FieldName; readonly from: number; readonly to: number }[] {
  return [...text.matchAll(VARIABLE)].map(({ 0: written, 1: braced, 2: plain, index }) => ({
    name: (braced ?? plain) as FieldName,
    from: index,
    to: index + written.length,
  }));
}

/** A command with the values that are known; the rest stays as it is written. */
export function fill(command: string, values: Values): string {
  return command.replace(VARIABLE, (written, braced, plain) => values[(braced ?? plain) as FieldName] ?? written);
}

/** Of what was kept, what may be put into commands: a store is no safer than a keyboard. */
export function readValues(kept: unknown): Values {
  if (typeof kept !== 'object' || kept === null) return {};
  const given = kept as Record<string, unknown>;
  return Object.fromEntries(
    FIELDS.flatMap(({ name, refuse }) => {
      const value = given[name];
      return typeof value === 'string' && refuse(value) === undefined ? [[name, value]] : [];
    }),
  );
}
