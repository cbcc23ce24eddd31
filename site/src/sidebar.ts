import type { StarlightUserConfig } from '@astrojs/starlight/types';
import { type KnowledgePage, SPECIAL } from './knowledge/pages.ts';

/** Labels of the groups that grow; `route-data.ts` shortens them by name. */
export const GROWING = ['Runbooks', 'Guides', 'Case studies'] as const;

/** The sidebar, from the files there are: runbooks and guides by name, case studies newest first. */
export function sidebar(pages: readonly KnowledgePage[]): NonNullable<StarlightUserConfig['sidebar']> {
  const special = new Set(Object.values(SPECIAL));
  const ids = pages.map(({ id }) => id).filter((id) => !special.has(id));
  const links = (folder: string) => ids.filter((id) => id.startsWith(`${folder}/`)).map((slug) => ({ slug }));
  const first = (id: string, label: string) => (pages.some((page) => page.id === id) ? [{ slug: id, label }] : []);
  const own = (...slugs: readonly string[]) => slugs.map((slug) => ({ slug }));
  return [
    {
      label: 'Start',
      items: [
        { slug: 'find', label: 'Find the cause' },
        ...first('symptoms', 'What do you see?'),
        ...first('playbook', 'Playbook'),
        ...first('prevention', 'Prevention'),
        ...first('other-messages', 'Other messages'),
        { slug: 'map', label: 'Map of causes' },
      ],
    },
    { label: GROWING[0], items: [{ slug: 'runbooks', label: 'All runbooks' }, ...links('runbooks')] },
    { label: GROWING[1], items: [{ slug: 'guides', label: 'All guides' }, ...links('guides')] },
    { label: GROWING[2], items: [{ slug: 'case-studies', label: 'All case studies' }, ...links('case-studies').sort(newestFirst)] },
    { label: 'Reference', items: own('cli', 'probes', 'readings', 'drills', 'rules', 'templates', 'the-record', 'what-a-program-tells') },
    { label: 'About', items: own('how-it-decides', 'leaks-and-look-alikes', 'accuracy', 'how-it-matches', 'own-site', 'decisions', 'contributing') },
  ];
}

// By the year a file name starts with; undated ones last.
function newestFirst(a: { slug: string }, b: { slug: string }): number {
  const year = ({ slug }: { slug: string }) => Number(/\/(\d{4})-/.exec(slug)?.[1] ?? 0);
  return year(b) - year(a) || a.slug.localeCompare(b.slug);
}
