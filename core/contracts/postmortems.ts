import * as z from 'zod';
import { INCIDENT_SEVERITIES } from '../incident/types.ts';
import { MEANINGS } from '../postmortem/headings.ts';
import { actionItemSchema, postmortemSchema } from '../postmortem/schema.ts';
import { caseEvent, finding } from './knowledge.ts';

const layer = z.enum(['schema', 'completeness', 'timeline', 'actions', 'language']);
const severity = z.enum(['error', 'warn', 'info']).describe('error keeps it from being published');

/** `postmortem new --list --json`. */
export const templatesContract = z.strictObject({
  schema: z.literal(1),
  templates: z.array(z.strictObject({ name: z.string(), summary: z.string(), headings: z.array(z.string()) })).describe('The usual one first'),
});

/** `postmortem check --json`. */
export const postmortemCheckContract = z.strictObject({
  schema: z.literal(1),
  findings: z.array(
    finding.extend({ severity, layer, why: z.string(), better: z.string().optional().describe('How it could be put instead'), link: z.string() }),
  ),
  files: z.int(),
  scores: z
    .record(z.string(), z.array(z.strictObject({ layer, met: z.int(), rules: z.int(), errors: z.int(), warnings: z.int() })))
    .describe('By file. There is no figure over all layers: it would hide which of them fails'),
});

/** `postmortem rules --json`. */
export const postmortemRulesContract = z.strictObject({
  schema: z.literal(1),
  rules: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      layer,
      severity,
      asks: z.string(),
      why: z.string(),
      link: z.string(),
      examples: z.array(z.strictObject({ markdown: z.string(), finds: z.array(z.string()).describe('line:column; empty for a text that passes') })),
    }),
  ),
});

/** `postmortem publish --json`. */
export const publishContract = z.strictObject({
  schema: z.literal(1),
  from: z.string(),
  to: z.string().nullable().describe('The file that was written; null when there is none'),
  as: z.enum(['case-study', 'external']).optional().describe('Absent when findings keep it from being published'),
  findings: z.array(z.looseObject(finding.shape)).optional().describe('What keeps it from being published'),
  replaced: z
    .array(z.strictObject({ kind: z.string().describe('name, handle, e-mail, or a kind of secret'), by: z.string(), line: z.int(), column: z.int() }))
    .optional()
    .describe('What stands in place of names and secrets, and where in the file that was read'),
  dropped: z.array(z.strictObject({ what: z.string(), line: z.int() })).optional(),
  links: z.array(z.string()).optional().describe('Addresses that stay in the text'),
  proposed: z
    .strictObject({
      rows: z.array(
        z.strictObject({
          path: z.string(),
          row: z.string(),
          text: z.string(),
          place: z.int().nullable().describe('Where the cause stood, from 1; null: not named'),
        }),
      ),
      without: z.array(z.strictObject({ text: z.string(), why: z.string() })),
      patch: z.string().describe('A unified diff for git apply'),
      folders: z.array(z.string()).describe('Where it applies'),
    })
    .optional(),
  markdown: z.string().optional().describe('The text, where no file was asked for'),
});

/** `postmortem actions --json`. */
export const actionsContract = z.strictObject({
  schema: z.literal(1),
  actions: z
    .array(
      actionItemSchema.safeExtend({
        file: z.string(),
        postmortem: z.string().describe('Its id, else its title'),
        severity: z.enum([...INCIDENT_SEVERITIES, 'not recorded']),
        overdueDays: z.int().optional().describe('Whole days since it was due, by UTC; only of an open item that is overdue'),
        sameAs: z.array(z.string()).optional().describe('Where another postmortem asks for the same, as file#id'),
      }),
    )
    .describe('Earliest due first'),
  postmortems: z.int().describe('How many were read'),
  findings: z.array(finding),
});

/** `postmortem import --json`. */
export const importContract = z.strictObject({
  schema: z.literal(1),
  imported: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string().nullable(),
      missing: z.array(z.string()).describe('Keys that it still needs'),
      findings: z.array(finding).describe('What could not be taken over'),
      error: z.string().optional().describe('Why nothing was written'),
    }),
  ),
});

export const exportedPostmortem = z.strictObject({
  file: z.string().describe('Its file, or incident:ID for what the record makes by itself'),
  front: postmortemSchema.nullable().describe('null where it does not hold'),
  sections: z.array(z.strictObject({ heading: z.string(), meaning: z.enum(MEANINGS).optional(), markdown: z.string() })),
  timeline: z.array(caseEvent),
});

/** `postmortem export`. */
export const postmortemExportContract = z.strictObject({ schema: z.literal(1), postmortems: z.array(exportedPostmortem), findings: z.array(finding) });
