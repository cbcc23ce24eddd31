import { z } from 'zod';
import type { Answer } from '../probes/request.ts';

const ok = z.literal('ok');
const count = z.number().nonnegative();

/** What a bundle may hold as an answer. A bundle comes from anybody: nothing is taken from it that this does not allow. */
export const ANSWER: z.ZodType<Answer> = z.union([
  z.object({ status: ok, kind: z.enum(['file', 'command', 'http']), text: z.string() }),
  z.object({ status: ok, kind: z.literal('rows'), rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))) }),
  z.object({ status: ok, kind: z.literal('count'), count }),
  z.object({ status: ok, kind: z.literal('links'), total: count, targets: z.array(z.object({ name: z.string(), target: z.string() })) }),
  z.object({ status: ok, kind: z.literal('each'), unreadable: count, texts: z.array(z.object({ name: z.string(), text: z.string() })) }),
  z.object({
    status: ok,
    kind: z.literal('stats'),
    unreadable: count,
    entries: z.array(z.object({ name: z.string(), links: count, bytes: count, inode: z.string() })),
  }),
  z.object({ status: ok, kind: z.literal('statfs'), blocks: count, free: count, available: count, files: count, filesFree: count }),
  z.object({ status: ok, kind: z.literal('holders'), unreadable: count, descriptors: z.array(z.object({ pid: z.string(), fd: z.string() })) }),
  z.object({ status: ok, kind: z.literal('peer'), became: z.enum(['spoke', 'silent', 'refused']) }),
  z.object({ status: z.enum(['failed', 'timed-out', 'not-permitted', 'missing', 'gone']), detail: z.string(), code: z.string().exactOptional() }),
]);
