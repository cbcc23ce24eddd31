import * as z from 'zod';

/** `site build --json`. */
export const siteBuildContract = z.strictObject({
  schema: z.literal(1),
  out: z.string().describe('The folder it was built into'),
  pages: z.int(),
  content: z.array(z.string()).describe('The folders it was built from'),
  base: z.string().describe('The path it is served under'),
  url: z.string().optional().describe('Where it stands, where that was said'),
  milliseconds: z.number(),
});
