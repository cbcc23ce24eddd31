import * as z from 'zod';
import type { Library } from '../../../core/knowledge/types.ts';
import { address } from '../knowledge/address.ts';

const ids = z.array(z.string());
const page = { id: z.string(), title: z.string(), summary: z.string(), url: z.string().describe('Path on this site') };
const text = z.string();

/** One file under `/api/`: what it holds, in words and as a schema, and how it is made from the library. */
interface Listing<Item extends z.ZodType> {
  readonly says: string;
  readonly item: Item;
  from(library: Library): readonly z.input<Item>[];
}

const listing = <Item extends z.ZodType>(made: Listing<Item>): Listing<Item> => made;

/** Everything under `/api/`. A new file is an entry here; its schema and the list of all follow by themselves. */
export const API = {
  runbooks: listing({
    says: 'One item a cause, with what leads to it and what points at it',
    item: z.object({
      ...page,
      resource: text,
      severity: z.enum(['critical', 'warning']),
      rival: z.boolean().describe('Looks like a leak and is none'),
      alerts: ids.describe('Names of alerts that lead here'),
      alsoCalled: ids,
      symptoms: ids,
      caseStudies: ids,
      guides: ids,
      messages: z.array(z.object({ pattern: text, kind: z.enum(['literal', 'regex']), runtime: text, certainty: z.enum(['names it', 'points to it']) })),
      mitigations: z.array(z.object({ title: text, effect: text, risk: text, verify: text, undo: text })).describe('Least harm first'),
    }),
    from: ({ runbooks, backlinks }) =>
      runbooks.map(({ id, title, summary, resource, severity, rival, alerts, alsoCalled, messages, mitigations }) => ({
        ...{ id, title, summary, url: address('runbooks', id), resource, severity, rival: rival === true },
        alerts: [...alerts],
        alsoCalled: [...alsoCalled],
        symptoms: [...(backlinks[id]?.symptoms ?? [])],
        caseStudies: [...(backlinks[id]?.cases ?? [])],
        guides: [...(backlinks[id]?.guides ?? [])],
        messages: messages.map(({ pattern, kind, runtime, certainty }) => ({ pattern, kind, runtime, certainty })),
        mitigations: mitigations.map(({ title: name, effect, risk, verify, undo }) => ({ title: name, effect, risk, verify, undo })),
      })),
  }),
  symptoms: listing({
    says: 'The symptom table: what people see, and its causes, likeliest first',
    item: z.object({ id: text, text, causes: ids, probes: ids, url: text }),
    from: ({ symptoms }) =>
      symptoms.map(({ id, text: seen, causes, probes }) => ({ id, text: seen, causes: [...causes], probes: [...probes], url: `${address('symptoms')}#${id}` })),
  }),
  'case-studies': listing({
    says: 'One item an incident, with the figures that its timeline gives',
    item: z.object({
      ...page,
      company: text,
      severity: text,
      takeaway: text,
      keywords: ids,
      causes: ids,
      metrics: z.array(z.object({ name: text, seconds: z.number(), from: text, to: text })),
    }),
    from: ({ cases }) =>
      cases.map(({ id, title, summary, company, severity, takeaway, keywords, causes, metrics }) => ({
        ...{ id, title, summary, url: address('case-studies', id), company, severity, takeaway },
        keywords: [...keywords],
        causes: [...causes],
        metrics: metrics.map((metric) => ({ ...metric })),
      })),
  }),
  guides: listing({
    says: 'One item a guide, with the causes it keeps away',
    item: z.object({ ...page, causes: ids }),
    from: ({ guides }) => guides.map(({ id, title, summary, causes }) => ({ id, title, summary, url: address('guides', id), causes: [...causes] })),
  }),
  playbook: listing({
    says: 'The four phases, with their steps and commands',
    item: z.object({
      id: text,
      title: text,
      window: text,
      endsAfter: z.number().describe('Seconds after the start'),
      doneWhen: text,
      steps: z.array(z.object({ id: text, title: text, text, commands: ids })),
    }),
    from: ({ playbook }) =>
      playbook.phases.map(({ id, title, window, endsAfter, doneWhen, steps }) => ({
        ...{ id, title, window, endsAfter, doneWhen },
        steps: steps.map((step) => ({ id: step.id, title: step.title, text: step.text, commands: [...step.commands] })),
      })),
  }),
  prevention: listing({
    says: 'The checklist, each item with the causes it keeps away',
    item: z.object({ text, causes: ids }),
    from: ({ prevention }) => prevention.map(({ text: item, causes }) => ({ text: item, causes: [...causes] })),
  }),
  names: listing({
    says: 'Every name that leads to a page: ids, titles, alerts and what else people call it, and the pages that there is one of',
    item: z.object({ name: text, url: text }),
    from: names,
  }),
} as const;

export type ApiName = keyof typeof API;
export const API_NAMES = Object.keys(API) as readonly ApiName[];

/** The file as it is published. What does not fit its own schema ends the build. */
export function apiFile(name: ApiName, library: Library): object {
  const { item, from } = API[name] as Listing<z.ZodType>;
  return { schema: 1, [name]: z.array(item).parse(from(library)) };
}

/** JSON Schema of that file. */
export function apiSchema(name: ApiName): object {
  const { item, says } = API[name];
  return z.toJSONSchema(z.object({ schema: z.literal(1), [name]: z.array(item) }).describe(says));
}

function names({ runbooks, guides, cases, symptoms, prevention }: Library): { name: string; url: string }[] {
  const of = (folder: string, { id, title }: { id: string; title: string }, more: readonly string[] = []) =>
    [id, title, ...more].map((name) => ({ name, url: address(folder, id) }));
  // A library of one's own may go without these two.
  const single = ['find', 'map', 'playbook', ...(symptoms.length > 0 ? ['symptoms'] : []), ...(prevention.length > 0 ? ['prevention'] : [])];
  return [
    ...runbooks.flatMap((runbook) => of('runbooks', runbook, [...runbook.alerts, ...runbook.alsoCalled])),
    ...guides.flatMap((guide) => of('guides', guide)),
    ...cases.flatMap((study) => of('case-studies', study)),
    ...single.map((name) => ({ name, url: address(name) })),
  ];
}
