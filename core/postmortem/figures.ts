import type { Metric } from '../knowledge/types.ts';
import type { Unit } from '../probes/readings.ts';

/** A reading's value with its unit: `903`, `88 %`, `212.0 MiB`, `2.1 /s`, `58 s`. */
export function figure(value: number | string, unit: Unit): string {
  if (typeof value === 'string') return value;
  if (unit === 'bytes') return bytes(value);
  if (unit === 's') return duration(value);
  return unit === 'count' || unit === 'text' ? grouped(value) : `${grouped(value)} ${unit}`;
}

/** Seconds in two units at most: `58 s`, `7 min 12 s`, `3 h 20 min`, `2 d 4 h`; below zero with a minus. */
export function duration(seconds: number): string {
  if (seconds < 0) return `-${duration(-seconds)}`;
  if (seconds < 10) return `${grouped(seconds)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  if (whole < 86_400) return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
  return `${grouped(Math.floor(whole / 86_400))} d ${Math.floor((whole % 86_400) / 3600)} h`;
}

/** A metric's value; one below zero says in words what came before what. */
export function metricFigure({ seconds, from, to }: Metric): string {
  const kind = (anchor: string) => anchor.split(' ')[0];
  return seconds < 0 ? `${duration(seconds)} (${kind(to)} before ${kind(from)})` : duration(seconds);
}

function bytes(value: number): string {
  const power = Math.min(BINARY.length - 1, Math.floor(Math.log2(Math.max(1, Math.abs(value))) / 10));
  return power === 0 ? `${grouped(value)} B` : `${(value / 1024 ** power).toFixed(1)} ${BINARY[power]}`;
}

const BINARY = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

function grouped(value: number): string {
  const [whole = '0', fraction] = String(Math.round(value * 100) / 100).split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}
