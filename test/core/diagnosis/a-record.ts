import type { Condition, Runbook, Signal } from '../../../core/knowledge/types.ts';
import type { Sample } from '../../../core/probes/probe.ts';
import type { ReadingId } from '../../../core/probes/readings.ts';

export type Values = Partial<Record<ReadingId, number | string | ((i: number) => number | undefined)>>;

/** Samples a second apart; a function gives the value of each, undefined leaves it out of that sample. */
export function record(n: number, values: Values): readonly Sample[] {
  return Array.from({ length: n }, (_, i) => {
    const at = 1_000_000 + 1000 * i;
    const readings = Object.entries(values).flatMap(([id, value]) => {
      const now = typeof value === 'function' ? value(i) : value;
      return now === undefined ? [] : [{ id: id as ReadingId, value: now, at }];
    });
    return { at, readings };
  });
}

export const growing: Condition = { kind: 'growing' };
export const growingWith = (reading: ReadingId): Condition => ({ kind: 'growing', with: reading });

export function signal(reading: ReadingId, role: Signal['role'], warning: Condition, critical?: Condition): Signal {
  return { reading, role, warning, ...(critical ? { critical } : {}), says: `The row of ${reading}.` };
}

export function cause(id: string, ...signals: readonly Signal[]): Runbook {
  return {
    id,
    file: `runbooks/${id}.md`,
    title: id,
    summary: '',
    resource: '',
    severity: 'critical',
    alerts: [],
    alsoCalled: [],
    sections: [],
    signals,
    messages: [],
    lookAlikes: [],
    mitigations: [],
  };
}
