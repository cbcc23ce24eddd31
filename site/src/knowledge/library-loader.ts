// INTERIM until content/ lands
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loader } from 'astro/loaders';
import { parse } from 'yaml';
import { knowledgePages } from './pages.ts';
export function libraryLoader(layers: readonly string[]): Loader {
  return { name: 'library', load: async ({ store }) => {
    const runbooks: any[] = [], cases: any[] = []; const backlinks: any = {};
    for (const p of knowledgePages(layers)) {
      const t = readFileSync(join(p.layer, p.path), 'utf8'); const d = parse(t.split('---')[1]!);
      const id = p.id.split('/')[1]!;
      if (p.id.startsWith('runbooks/')) runbooks.push({ id, ...d, alerts: d.alerts ?? [], alsoCalled: d.also_called ?? [] });
      if (p.id.startsWith('case')) { cases.push({ id, ...d, causes: d.related_runbooks ?? [], readingMinutes: 4, metrics: [{ name: 'Time to resolve', seconds: 38000, from: 'impact-start', to: 'resolved' }] }); for (const c of d.related_runbooks ?? []) { backlinks[c] ??= { symptoms: [], cases: [], prevention: [] }; backlinks[c].cases.push(id); } }
    }
    store.clear(); store.set({ id: 'library', data: { symptoms: [], runbooks, cases, prevention: [], backlinks, playbook: { title: '', phases: [] } } });
  } };
}
