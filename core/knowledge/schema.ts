import * as z from 'zod';
import { id, list, text, word } from './fields.ts';

/** Front matter of `runbooks/<cause>.md`. */
export const runbookSchema = z.strictObject({
  title: text(80).describe('Name of the cause, such as "File descriptor leak"'),
  summary: text(160).describe('One sentence, at most 160 characters'),
  resource: text(40).describe('What runs out, such as descriptors'),
  severity: word(['critical', 'warning']).describe('How bad it is when it runs out'),
  rival: z.literal(true, { error: 'expected true, or no such key' }).optional().describe('Set for what looks like a leak and is none'),
  alerts: list(z.string().regex(/^[A-Za-z_][\w:.-]*$/, 'expected an alert name without spaces'))
    .optional()
    .describe('Alert names of public rule sets that lead here; each one is also a page address'),
  also_called: list(text(80)).optional().describe('Words people use for it'),
});

/** Front matter of `symptoms.md`, `playbook.md`, `prevention.md` and `other-messages.md`. */
export const pageSchema = z.strictObject({
  title: text(80).describe('Name of the page'),
  summary: text(160).describe('One sentence, at most 160 characters'),
});

/** Front matter of `guides/<topic>.md`. */
export const guideSchema = z.strictObject({
  title: text(80).describe('What the guide is about'),
  summary: text(160).describe('One sentence, at most 160 characters'),
  causes: list(id()).describe('Ids of the runbooks whose causes it keeps away'),
});
