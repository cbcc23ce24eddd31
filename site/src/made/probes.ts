import { formatAmount } from '../../../core/figures.ts';
import { ATTACH_PROBES, ENDPOINT_PROBES, PEER_PROBES, PROBES } from '../../../core/probes/index.ts';
import type { EndpointContext, Probe, ProbeContext, ProbeExample } from '../../../core/probes/probe.ts';
import { READINGS, type ReadingId, type ReadingSpec } from '../../../core/probes/readings.ts';
import { type Answer, type Request, requestKey } from '../../../core/probes/request.ts';
import { code, fenced, type MadePage, plain, table } from './page.ts';

/** In the order of the page: what is always looked at first. */
export const ALL_PROBES: readonly Probe[] = [...PROBES, ...ENDPOINT_PROBES, ...ATTACH_PROBES, ...PEER_PROBES];

const GROUPS: readonly { readonly title: string; readonly says: string; readonly probes: readonly Probe[] }[] = [
  { title: 'Of a process, on Linux', says: 'Read from `/proc`, without a tool.', probes: PROBES.filter(({ way }) => way === 'proc') },
  { title: 'Of a process, anywhere', says: 'By tools that macOS and Linux both know.', probes: PROBES.filter(({ way }) => way === 'portable') },
  { title: 'Of a service or a runtime', says: 'Only when its address is given: `--dsn`, `--pprof`, `--expvar`, `--metrics`.', probes: ENDPOINT_PROBES },
  { title: 'With a signal to the process', says: 'Only with `--attach`, and when agreed to.', probes: ATTACH_PROBES },
  { title: 'With a connection to somebody else', says: 'Only with `--ask-peer`.', probes: PEER_PROBES },
];
/** A pid that stands for any; the page shows `PID`. */
const PID = 4_194_304;
const MOST_LINES = 24;

/** Every way to look, from what the probes say of themselves, and the list of all. */
export function probePages(): readonly MadePage[] {
  const list: MadePage = {
    id: 'probes',
    title: 'Probes',
    description: 'Every way Stanch looks at a process, a service or a runtime: what it asks, what it costs, and what it gives.',
    markdown: [
      'A probe says what to collect and reads what comes back. It changes nothing, and `stanch diagnose --pid 4182 --dry-run` lists what all of them would read. The figures they give are the [readings](readings.md).',
      ...GROUPS.flatMap(({ title, says, probes }) => [
        `## ${title}`,
        says,
        table(
          ['Probe', 'What it looks at', 'Privilege'],
          probes.map((probe) => [`[${probe.id}](probes/${probe.id}.md)`, plain(probe.title), plain(probe.privilege)]),
        ),
      ]),
    ].join('\n\n'),
  };
  return [list, ...ALL_PROBES.map(probePage)];
}

function probePage(probe: Probe): MadePage {
  const { id, title, gives, cost, privilege, later = [], examples } = probe;
  const asked = firstRequests(probe);
  return {
    id: `probes/${id}`,
    title: `Probe: ${id}`,
    description: `${title}.`,
    markdown: [
      `- **Cost:** ${plain(cost)}\n- **Privilege:** ${plain(privilege)}`,
      '## What it asks',
      ...(asked.length > 0 ? [asked.map((request) => `- ${code(inWords(request))}`).join('\n')] : ['It depends on the answers to other probes.']),
      ...(later.length > 0 ? [`Then, by what came back:\n\n${later.map((each) => `- ${plain(each)}`).join('\n')}`] : []),
      '## What it gives',
      table(
        ['Reading', 'What', 'Unit'],
        gives.map((reading) => [`[${code(reading)}](../readings.md#${reading})`, plain(specOf(reading).title), specOf(reading).unit]),
      ),
      ...(examples[0] ? ['## An example', ...exampleMarkdown(examples[0])] : []),
      '[All probes](../probes.md)',
    ].join('\n\n'),
  };
}

const specOf = (id: ReadingId): ReadingSpec => READINGS[id];

function firstRequests(probe: Probe): readonly Request[] {
  const context: ProbeContext & EndpointContext = { pid: PID, address: 'ADDRESS', at: 0, index: 0 };
  return probe.plan(context, new Map());
}

const inWords = (request: Request): string => requestKey(request).replaceAll(String(PID), 'PID');

function exampleMarkdown({ title, collected, readings }: ProbeExample): readonly string[] {
  const answers = Object.entries(collected).map(([key, answer]) => `# ${key}\n${shortened(answerText(answer))}`);
  const given = Object.entries(readings).map(([id, value]) => [`[${code(id)}](../readings.md#${id})`, formatAmount(value, specOf(id as ReadingId).unit)]);
  return [
    `${plain(`${title[0]?.toUpperCase()}${title.slice(1)}`)}. What came back:`,
    fenced(answers.join('\n\n')),
    ...(given.length > 0 ? ['What was read from it:', table(['Reading', 'Value'], given)] : ['Nothing can be read from it, and that is said.']),
  ];
}

function answerText(answer: Answer): string {
  if (answer.status !== 'ok') return `${answer.status}: ${answer.detail}`;
  if ('text' in answer) return answer.text;
  if (answer.kind === 'count') return String(answer.count);
  if (answer.kind === 'links') return answer.targets.map(({ name, target }) => `${name} -> ${target}`).join('\n');
  if (answer.kind === 'each') return answer.texts.map(({ name, text }) => `${name}: ${text.trimEnd()}`).join('\n');
  if (answer.kind === 'rows') return answer.rows.map((row) => JSON.stringify(row)).join('\n');
  return JSON.stringify(answer);
}

function shortened(text: string): string {
  const lines = text.trimEnd().split('\n');
  return lines.length <= MOST_LINES ? lines.join('\n') : [...lines.slice(0, MOST_LINES), `… ${lines.length - MOST_LINES} more lines`].join('\n');
}
