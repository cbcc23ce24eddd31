import type { CaseStudy } from '../../../core/knowledge/types.ts';

/** The year a case study's name starts with; undefined when it is not known. */
export function yearOf(id: string): number | undefined {
  const [year] = /^\d{4}(?=-)/.exec(id) ?? [];
  return year === undefined ? undefined : Number(year);
}

/** `connection-pool` → `connection pool`. */
export function inWords(name: string): string {
  return name.replaceAll('-', ' ');
}

export function resourceInWords({ class: kind, mode, name }: NonNullable<CaseStudy['resource']>): string {
  return `${inWords(kind)}, ${inWords(mode)}${name ? `: ${name}` : ''}`;
}

/** Kinds, and users and money where they are recorded. */
export function impactInWords({ kind, users, money }: NonNullable<CaseStudy['impact']>): string {
  const amount = money && `${money.amount.toLocaleString('en')} ${money.currency} (${inWords(money.kind)})`;
  return [kind.map(inWords).join(', '), users === undefined ? undefined : `users: ${typeof users === 'number' ? users.toLocaleString('en') : users}`, amount]
    .filter((part) => part !== undefined)
    .join('; ');
}

/** The two worst of any scale stand out. */
export function severityClass(severity: string): string {
  if (severity === 'not recorded') return '';
  return /^(?:sev|p)-?[12]\b/i.test(severity) ? 'badge badge-critical' : 'badge';
}
