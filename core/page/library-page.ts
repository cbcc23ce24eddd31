import { formatMetric } from '../figures.ts';
import type { CaseStudy, ContextMessage, Guide, Library, Metric, PlaybookPhase, PlaybookStep, Runbook, Section, Symptom } from '../knowledge/types.ts';
import type { Page } from '../match/resolve.ts';
import { escapeMarkdown as text } from './markdown.ts';

/** A page of the library as Markdown: what the file says, with what is derived from it on top. */
export function markdownOf(library: Library, page: Page): string {
  switch (page.kind) {
    case 'cause':
      return runbookMarkdown(library, page.runbook);
    case 'guide':
      return guideMarkdown(library, page.guide);
    case 'case-study':
      return caseMarkdown(page.study);
    case 'symptom':
      return symptomMarkdown(library, page.symptom);
    case 'step':
      return lines(`# ${text(page.phase.title)}`, '', ...stepLines(page.step));
    case 'playbook':
      return lines(`# ${text(library.playbook.title)}`, '', phasesMarkdown(library.playbook.phases));
    case 'symptoms':
      return lines(
        '# Symptoms',
        '',
        '| Symptom | Likely causes |',
        '|---|---|',
        ...library.symptoms.map((symptom) => `| ${text(symptom.text)} | ${symptom.causes.map((id) => linkTo(id)).join(' · ')} |`),
      );
    case 'other-messages':
      return lines(
        '# Messages that look like a leak and are none',
        '',
        '| Message | Runtime | What it means |',
        '|---|---|---|',
        ...library.context.map((message) => `| ${text(shownPattern(message))} | ${text(message.runtime)} | ${text(message.says)} |`),
      );
    case 'prevention':
      return lines('# Prevention', '', ...library.prevention.map((item) => `- [ ] ${item.text.replace(/\s*\n\s*/g, ' ')}`));
  }
}

export function sectionMarkdown({ heading, markdown }: Section): string {
  const bare = markdown.trimStart();
  return /^##\s/.test(bare) ? bare : `## ${text(heading)}\n\n${bare}`;
}

/** Phases of the playbook, a task list each. */
export function phasesMarkdown(phases: readonly PlaybookPhase[]): string {
  return phases
    .map((phase) =>
      lines(
        `## ${text(phase.title)} (${text(phase.window)})`,
        '',
        `**Done when:** ${phase.doneWhen}`,
        '',
        ...phase.steps.flatMap((step) => [...stepLines(step), '']),
      ),
    )
    .join('\n');
}

function stepLines(step: PlaybookStep): readonly string[] {
  return [
    `- [ ] **${text(step.id)} ${text(step.title)}${/[?!]$/.test(step.title) ? '' : '.'}** ${step.text.replace(/\s*\n\s*/g, ' ')}`,
    ...step.details.map((detail) => `  - ${text(detail.label)}: ${detail.text}`),
  ];
}

function runbookMarkdown(library: Library, runbook: Runbook): string {
  const facts = [
    `severity ${runbook.severity}`,
    `resource ${runbook.resource}`,
    ...(runbook.alsoCalled.length > 0 ? [`also called ${runbook.alsoCalled.join(', ')}`] : []),
    ...(runbook.alerts.length > 0 ? [`alerts ${runbook.alerts.join(', ')}`] : []),
  ];
  const { guides = [], cases = [] } = library.backlinks[runbook.id] ?? {};
  return lines(
    `# ${text(runbook.title)}`,
    '',
    text(runbook.summary),
    '',
    ...facts.map((fact) => `- ${text(fact)}`),
    '',
    ...sectionsOf(runbook.sections),
    ...listed('Guides', guides, library.guides),
    ...listed('Seen in', cases, library.cases),
  );
}

function guideMarkdown(library: Library, guide: Guide): string {
  return lines(`# ${text(guide.title)}`, '', text(guide.summary), '', ...sectionsOf(guide.sections), ...listed('Runbooks', guide.causes, library.runbooks));
}

/** A heading over the pages of these ids; nothing when there are none. */
function listed(heading: string, ids: readonly string[], pages: readonly { readonly id: string; readonly title: string }[]): readonly string[] {
  if (ids.length === 0) return [];
  return [`## ${heading}`, '', ...ids.map((id) => `- ${linkTo(id, pages.find((page) => page.id === id)?.title)}`), ''];
}

function caseMarkdown(study: CaseStudy): string {
  const facts = `${study.company} · severity ${study.severity} · ${study.readingMinutes} min to read`;
  const metrics = study.metrics.length > 0 ? study.metrics.map(metricLine) : ['- no duration can be derived from the timeline'];
  const causes = study.causes.length > 0 ? ['', `Runbooks: ${study.causes.map((id) => linkTo(id)).join(', ')}`] : [];
  return lines(
    `# ${text(study.title)}`,
    '',
    text(facts),
    '',
    '## Derived from the timeline',
    '',
    ...metrics,
    '',
    `**Takeaway:** ${text(study.takeaway)}`,
    ...causes,
    '',
    ...sectionsOf(study.sections),
  );
}

/** A page by its title, or by its id alone; shown, the id stands behind the title. */
function linkTo(id: string, title = id): string {
  return `[${text(title)}](<${id.replace(/[<>\n]/g, '')}.md>)`;
}

function metricLine(metric: Metric): string {
  return `- ${text(metric.name)}: **${formatMetric(metric)}**, from ${text(metric.from)} to ${text(metric.to)}`;
}

function symptomMarkdown(library: Library, symptom: Symptom): string {
  const causes = symptom.causes.map((id, index) => {
    const runbook = library.runbooks.find((one) => one.id === id);
    return `${index + 1}. ${linkTo(id, runbook?.title)}${runbook ? `: ${text(runbook.summary)}` : ''}`;
  });
  return lines(`# ${text(symptom.text)}`, '', 'Likely causes, likeliest first:', '', ...causes);
}

function shownPattern({ kind, pattern }: ContextMessage): string {
  return kind === 'literal' ? pattern : `/${pattern}/`;
}

function sectionsOf(sections: readonly Section[]): readonly string[] {
  return sections.flatMap((section) => [sectionMarkdown(section), '']);
}

function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
