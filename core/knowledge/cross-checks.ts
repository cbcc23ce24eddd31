import type { KnowledgeDocument } from './document.ts';
import { nearest } from './nearest.ts';
import { quote } from './report.ts';
import type { Runbook } from './types.ts';

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

/** A page whose front matter names runbooks under some key. */
export interface CausesNamed {
  readonly document: KnowledgeDocument;
  readonly key: 'related_runbooks' | 'causes';
  readonly causes: readonly string[];
}

/** The runbooks a case study or a guide names must exist, or its page links nowhere and the back-links lose it. */
export function checkCauses(pages: readonly CausesNamed[], runbooks: readonly string[]): void {
  for (const { document, key, causes } of pages)
    for (const [index, cause] of causes.entries()) {
      if (runbooks.includes(cause)) continue;
      const meant = nearest(cause, runbooks);
      document.report('runbook-unknown', document.front.spot([key, index]), `runbook ${quote(cause)}`, meant ? `"${meant}"` : 'the id of a runbook');
    }
}
