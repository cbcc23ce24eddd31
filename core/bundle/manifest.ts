import { z } from 'zod';
import { ENDPOINT_KINDS } from '../probes/endpoint.ts';

const text = z.string().max(4_096);
const time = z.iso.datetime({ offset: true });

/** `manifest.json`: what a bundle is, of what, and what is not in it. */
export const MANIFEST = z.object({
  schema: z.literal(1),
  kind: z.literal('stanch-bundle'),
  /** The version of Stanch that took it. */
  stanch: text,
  host: z.object({
    name: text,
    /** As uname(2) has it: name, release. */
    kernel: text,
    timeZone: text,
    /** Who looked: 0 is root. */
    uid: z.number().int().exactOptional(),
  }),
  startedAt: time,
  endedAt: time,
  target: z.object({
    pid: z.number().int().positive().exactOptional(),
    name: text,
    way: z.enum(['proc', 'portable']),
    endpoints: z.array(z.object({ kind: z.enum(ENDPOINT_KINDS), address: text })).max(100),
  }),
  /** How many looks it holds. */
  looks: z.number().int().min(0).max(10_000),
  /** Every file but this one. */
  files: z.array(z.object({ name: text, bytes: z.number().int().min(0), sha256: z.string().regex(/^[\da-f]{64}$/) })).max(20_000),
  /** What the budget or an interruption kept out. */
  leftOut: z.array(z.object({ what: text, why: text })).max(20_000),
  /** Which probes could not see everything, and why. */
  notRead: z.array(z.object({ probe: text, status: text, says: text })).max(1_000),
  budget: z.object({ bytes: z.number(), bytesUsed: z.number(), seconds: z.number(), secondsUsed: z.number() }),
});

export type Manifest = z.infer<typeof MANIFEST>;

/** `stanch-payment-4182-20261130T031207Z.tar.gz`: which process, and when, in UTC; nothing that a shell or a disk minds. */
export function bundleName(target: { readonly pid?: number; readonly name: string }, at: number): string {
  const name = target.name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  const time = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
  return `${['stanch', name || 'process', ...(target.pid === undefined ? [] : [target.pid]), time].join('-')}.tar.gz`;
}

/** The same name for a bundle that still holds its secrets: whoever passes it on has to see it. */
export function unredactedName(path: string): string {
  return path === '-' || /unredacted/i.test(path) ? path : path.replace(/(\.tar\.gz|\.tgz)?$/, '-unredacted$1');
}
