import type { Runbook } from '../../../core/knowledge/types.ts';

/** An address of its own that leads to a runbook. */
export interface AlertPage {
  /** The alert's name, as written or in lower case. */
  readonly name: string;
  /** Id of the runbook. */
  readonly to: string;
}

/**
 * Where the `runbook_url` of public alert rules lands: each alert as it is written and in lower case, never in place of
 * a runbook. The page for what is missing finds other spellings.
 */
export function alertPages(runbooks: readonly Pick<Runbook, 'id' | 'alerts'>[]): readonly AlertPage[] {
  const taken = new Set(runbooks.map(({ id }) => id));
  const pages: AlertPage[] = [];
  for (const { id, alerts } of runbooks)
    for (const name of alerts.flatMap((alert) => [alert, alert.toLowerCase()])) {
      if (taken.has(name)) continue;
      taken.add(name);
      pages.push({ name, to: id });
    }
  return pages;
}
