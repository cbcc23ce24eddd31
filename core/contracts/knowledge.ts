import * as z from 'zod';
import { EVENT_KINDS } from '../knowledge/timeline.ts';

export const finding = z.strictObject({
  file: z.string(),
  line: z.int().describe('Counts from 1'),
  column: z.int().describe('Counts from 1'),
  rule: z.string().describe('Id of the rule; stable'),
  message: z.string().describe('Unexpected X, expected Y'),
});

/** `check --json`. */
export const checkContract = z.strictObject({ schema: z.literal(1), findings: z.array(finding), files: z.int().describe('How many were checked') });

const phase = z.strictObject({
  id: z.string(),
  title: z.string(),
  window: z.string().describe('As written: 0–15 min'),
  endsAfter: z.number().describe('Seconds after the start'),
  doneWhen: z.string(),
  steps: z.array(
    z.strictObject({
      id: z.string().describe('Phase and place: 1.2'),
      title: z.string(),
      text: z.string().describe('Markdown of one paragraph'),
      details: z.array(z.strictObject({ label: z.string(), text: z.string() })),
      commands: z.array(z.string()).describe('With $PID and the like still to be filled in'),
    }),
  ),
});

/** `playbook --json`. */
export const playbookContract = z.strictObject({ schema: z.literal(1), title: z.string(), phases: z.array(phase) });

/** `show ID --json`: what all kinds of pages share; the rest of a page is as its Markdown has it. */
export const showContract = z.looseObject({
  schema: z.literal(1),
  kind: z.string().optional().describe('cause, guide, case-study, symptom, step, playbook, symptoms, prevention, other-messages; absent with --section'),
  id: z.string().optional(),
  title: z.string().optional(),
  summary: z.string().optional(),
});

export const caseEvent = z.strictObject({
  time: z.string().describe('As written'),
  offset: z.number().optional().describe('Seconds from midnight of the first day; absent when the time is not recorded'),
  kind: z.enum(EVENT_KINDS),
  text: z.string(),
});
