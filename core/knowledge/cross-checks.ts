import type { KnowledgeDocument } from './document.ts';
import { nearest } from './nearest.ts';
import { quote } from './report.ts';
import type { CaseStudy, Runbook } from './types.ts';

/** An alert name becomes a page address that leads to its runbook, so two runbooks cannot share one. */
export function checkAlerts(runbooks: readonly { document: KnowledgeDocument; runbook: Runbook }[]): void {
  const owners = new Map<string, string>();
  for (const { document, runbook } of runbooks)
    for (const [index, alert] of runbook.alerts.entries()) {
      // Addresses are also served in lower case.
      const owner = owners.get(alert.toLowerCase());
      if (owner === undefined) owners.set(alert.toLowerCase(), runbook.id);
      else
        document.report('alert-unique', document.front.spot(['alerts', index]), `alert ${quote(alert)}, which leads to ${owner} already`, 'it in one runbook');
    }
}

/** The runbooks a case study names must exist, or its page links nowhere and the back-links lose it. */
export function checkCauses(cases: readonly { document: KnowledgeDocument; study: CaseStudy }[], runbooks: readonly string[]): void {
  for (const { document, study } of cases)
    for (const [index, cause] of study.causes.entries()) {
      if (runbooks.includes(cause)) continue;
      const meant = nearest(cause, runbooks);
      document.report(
        'runbook-unknown',
        document.front.spot(['related_runbooks', index]),
        `runbook ${quote(cause)}`,
        meant ? `"${meant}"` : 'the id of a runbook',
      );
    }
}
