import { readCommands } from './commands.ts';
import { checkDiagnosis } from './diagnosis-section.ts';
import type { KnowledgeDocument } from './document.ts';
import { readErrorMessages } from './error-messages.ts';
import { readLookAlikes } from './look-alikes.ts';
import { type ParsedSection, textOf } from './markdown.ts';
import { partsOf, readMitigations } from './mitigation.ts';
import { quote, type Report } from './report.ts';
import { runbookSchema } from './schema.ts';
import { fixedSections, storedSections } from './sections.ts';
import { readSignals } from './signals.ts';
import type { Runbook } from './types.ts';
import { validate } from './validate.ts';

/** The level-2 headings of a runbook, in their order. */
export const RUNBOOK_HEADINGS = [
  'Meaning',
  'Impact',
  'Signals',
  'Error messages',
  'Look-alikes',
  'Diagnosis',
  'Capture first',
  'Mitigation',
  'Fix',
  'Verification',
  'Prevention',
] as const;

/** Reads `runbooks/<cause>.md`; undefined when its front matter is of no use. What is wrong has been reported. */
export function readRunbook(document: KnowledgeDocument): Runbook | undefined {
  const { report, path, id } = document;
  const front = validate(runbookSchema, document.front, report);
  const sections = fixedSections(document, RUNBOOK_HEADINGS);
  const read = <T>(heading: (typeof RUNBOOK_HEADINGS)[number], reader: (section: ParsedSection) => T[]): T[] => {
    const section = sections.get(heading);
    return section ? reader(section) : [];
  };
  const signals = read('Signals', (section) => readSignals(section, report));
  const messages = read('Error messages', (section) => readErrorMessages(section, report));
  const lookAlikes = read('Look-alikes', (section) => readLookAlikes(section, path, report));
  const mitigations = read('Mitigation', (section) => readMitigations(section, document));
  for (const heading of ['Capture first', 'Verification'] as const) read(heading, (section) => readCommands(section.nodes, report));
  const diagnosis = sections.get('Diagnosis');
  if (diagnosis) checkDiagnosis(diagnosis, report);
  const fix = sections.get('Fix');
  if (fix) checkFix(fix, report);
  if (!front) return undefined;
  const { title, summary, resource, severity, rival, alerts = [], also_called: alsoCalled = [] } = front;
  return {
    id,
    file: path,
    title,
    summary,
    resource,
    severity,
    ...(rival ? { rival } : {}),
    alerts,
    alsoCalled,
    sections: storedSections(document),
    signals,
    messages,
    lookAlikes,
    mitigations,
  };
}

function checkFix(section: ParsedSection, report: Report): void {
  const parts = partsOf(section);
  if (parts.length === 0) report('fix-code', section.node, 'Fix without parts', 'a level-3 heading for each language');
  for (const { node, nodes } of parts)
    if (!nodes.some((each) => each.type === 'code' && each.lang))
      report('fix-code', node, `${quote(textOf(node))} without code`, 'fenced code with its language');
}
