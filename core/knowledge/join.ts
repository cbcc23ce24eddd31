import type { Part } from './parts.ts';
import type { Library } from './types.ts';

/** One library of the parts of many files, cross-linked. A row that came before is not taken again. */
export function joinParts(parts: readonly Part[]): Library {
  const joined = {
    symptoms: first(
      parts.flatMap(({ symptoms = [] }) => symptoms),
      ({ id }) => id,
    ),
    runbooks: parts.flatMap(({ runbooks = [] }) => runbooks),
    guides: parts.flatMap(({ guides = [] }) => guides),
    cases: parts.flatMap(({ cases = [] }) => cases),
    playbook: parts.find(({ playbook }) => playbook)?.playbook ?? { title: '', phases: [] },
    prevention: first(
      parts.flatMap(({ prevention = [] }) => prevention),
      ({ text }) => text,
    ),
    context: first(
      parts.flatMap(({ context = [] }) => context),
      ({ pattern }) => pattern,
    ),
  };
  return { ...joined, backlinks: backlinksOf(joined) };
}

function first<T>(rows: readonly T[], key: (row: T) => string): readonly T[] {
  const seen = new Map<string, T>();
  for (const row of rows) if (!seen.has(key(row))) seen.set(key(row), row);
  return [...seen.values()];
}

function backlinksOf({ runbooks, symptoms, guides, cases, prevention }: Omit<Library, 'backlinks'>): Library['backlinks'] {
  const links = {
    symptoms: byCause(symptoms, ({ id }) => id),
    guides: byCause(guides, ({ id }) => id),
    cases: byCause(cases, ({ id }) => id),
    prevention: byCause(prevention, ({ text }) => text),
  };
  const of = (id: string) => ({
    symptoms: links.symptoms.get(id) ?? [],
    guides: links.guides.get(id) ?? [],
    cases: links.cases.get(id) ?? [],
    prevention: links.prevention.get(id) ?? [],
  });
  return Object.fromEntries(runbooks.map(({ id }) => [id, of(id)]));
}

/** What names a cause, by that cause. */
function byCause<T extends { readonly causes: readonly string[] }>(rows: readonly T[], name: (row: T) => string): ReadonlyMap<string, readonly string[]> {
  const links = new Map<string, string[]>();
  for (const row of rows)
    for (const cause of new Set(row.causes)) {
      const found = links.get(cause);
      if (found) found.push(name(row));
      else links.set(cause, [name(row)]);
    }
  return links;
}
