import * as z from 'zod';
import { MANIFEST } from '../bundle/manifest.ts';
import { outcome, status, target } from './diagnosis.ts';

const { target: bundleTarget, looks, leftOut, notRead } = MANIFEST.shape;

/** `capture --json`. */
export const captureContract = z.strictObject({
  schema: z.literal(1),
  file: z.string().describe('The bundle'),
  instead: z.string().optional().describe('Where it was to go, and why it does not lie there'),
  bytes: z.int(),
  sha256: z.string(),
  target: bundleTarget,
  looks,
  outcome,
  leftOut,
  notRead,
});

const counts = z.array(z.strictObject({ name: z.string(), a: z.number(), b: z.number() })).describe('Largest change first; 0 where there is none');
const side = z.strictObject({ target, startedAt: z.iso.datetime({ offset: true }), outcome });
const value = z.union([z.number(), z.string()]).nullable().describe('null: not taken in this one');

/** `diff --json`. */
export const diffContract = z.strictObject({
  schema: z.literal(1),
  a: side,
  b: side,
  seconds: z.number().describe('From the last look of A to that of B'),
  sameProcess: z.boolean().nullable().describe('null: it cannot be told'),
  verdicts: z.array(z.strictObject({ cause: z.string(), a: status.nullable(), b: status.nullable() })),
  readings: z.array(
    z.strictObject({
      id: z.string(),
      unit: z.string(),
      of: z.string().optional(),
      a: value,
      b: value,
      change: z.number().optional(),
      perSecond: z.number().optional().describe('Of one and the same process only'),
    }),
  ),
  directories: counts,
  peers: counts,
  threads: counts,
});
