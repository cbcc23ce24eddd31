import { isReadingId, READINGS, type ReadingId, type Unit } from '../probes/readings.ts';
import { nearest } from './nearest.ts';
import { oneOf, quote } from './report.ts';
import type { Condition } from './types.ts';

/** A condition, or what is wrong with the cell in the two halves of a finding. */
export type ParsedCondition =
  | { readonly ok: true; readonly condition: Condition }
  | { readonly ok: false; readonly rule: 'condition-syntax' | 'condition-fits' | 'reading-unknown'; readonly unexpected: string; readonly expected: string };

const SIGNS = { '≥': 'at-least', '>=': 'at-least', '>': 'more-than', '≤': 'at-most', '<=': 'at-most', '<': 'less-than' } as const;
const SHOWN = { 'at-least': '≥', 'more-than': '>', 'at-most': '≤', 'less-than': '<' } as const;

// Which suffixes a unit takes and what one of them is worth in it. Powers of two only: "GB" means two things.
const SUFFIXES: Record<Exclude<Unit, 'text'>, Readonly<Record<string, number>>> = {
  count: { '': 1 },
  '%': { '%': 1 },
  bytes: { B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 },
  s: { s: 1, min: 60, h: 3600 },
  '/s': { '/s': 1 },
};

const GRAMMAR = '"≥ 90 %", "> 100", "≤ 5", "< 3", "growing", "growing with `reading`", "flat" or "= text"';

/** Parses a Warning or Critical cell (marks removed) for a reading: `≥ 90 %`, `> 1 GiB`, `growing with descriptors.used`. */
export function parseCondition(cell: string, reading: ReadingId): ParsedCondition {
  const unit: Unit = READINGS[reading].unit;
  const bound = /^(≥|>=|>|≤|<=|<)\s*(\d+(?:\.\d+)?)\s*(\S*)$/.exec(cell);
  if (bound) return parseBound(cell, bound, unit);
  const equals = /^=\s*(\S.*)$/.exec(cell);
  if (equals?.[1]) return unit === 'text' ? good({ kind: 'equals', text: equals[1] }) : unfit(cell, `a number, because ${reading} is one`);
  const growing = /^growing(?:\s+with\s+(\S+))?$/.exec(cell);
  if (!growing && cell !== 'flat') return { ok: false, rule: 'condition-syntax', unexpected: `condition ${quote(cell)}`, expected: GRAMMAR };
  if (unit === 'text') return unfit(cell, `"= text", because ${reading} is text`);
  if (!growing) return good({ kind: 'flat' });
  return growing[1] === undefined ? good({ kind: 'growing' }) : parseCompanion(cell, growing[1], reading);
}

function parseBound(cell: string, bound: RegExpExecArray, unit: Unit): ParsedCondition {
  if (unit === 'text') return unfit(cell, '"= text", because the reading is text');
  const suffixes = SUFFIXES[unit];
  const factor = Object.hasOwn(suffixes, bound[3] ?? '') ? suffixes[bound[3] ?? ''] : undefined;
  const value = Number(bound[2]);
  if (factor === undefined) return unfit(cell, unit === 'count' ? 'a plain number' : `a number followed by ${oneOf(Object.keys(suffixes))}`);
  if (unit === '%' && value > 100) return unfit(cell, 'a share from 0 to 100 %');
  return good({ kind: SIGNS[bound[1] as keyof typeof SIGNS], value: value * factor });
}

function parseCompanion(cell: string, companion: string, reading: ReadingId): ParsedCondition {
  if (!isReadingId(companion)) {
    const meant = nearest(companion, Object.keys(READINGS));
    return { ok: false, rule: 'reading-unknown', unexpected: `reading ${quote(companion)}`, expected: meant ? `"${meant}"` : 'a registered reading' };
  }
  if (companion === reading || READINGS[companion].unit === 'text') return unfit(cell, 'another reading that is a number');
  return good({ kind: 'growing', with: companion });
}

/** Writes a condition the way a Signals table does; parsing it again gives the same condition. */
export function formatCondition(condition: Condition, unit: Unit): string {
  switch (condition.kind) {
    case 'growing':
      return condition.with ? `growing with \`${condition.with}\`` : 'growing';
    case 'flat':
      return 'flat';
    case 'equals':
      return `= ${condition.text}`;
    default: {
      const units = unit === 'text' ? {} : SUFFIXES[unit];
      const fits = Object.entries(units).filter(([, worth]) => condition.value === 0 || Number.isInteger(condition.value / worth));
      const [suffix, worth] = (condition.value === 0 ? fits[0] : fits.at(-1)) ?? Object.entries(units)[0] ?? ['', 1];
      return `${SHOWN[condition.kind]} ${condition.value / worth} ${suffix}`.trim();
    }
  }
}

const good = (condition: Condition): ParsedCondition => ({ ok: true, condition });
const unfit = (cell: string, expected: string): ParsedCondition => ({ ok: false, rule: 'condition-fits', unexpected: `condition ${quote(cell)}`, expected });
