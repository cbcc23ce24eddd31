import { linksIn } from '../../../knowledge/links.ts';
import { quote } from '../../../knowledge/report.ts';
import { isAddress } from '../../facts/web-links.ts';
import type { PostmortemRule, Remark } from '../rule.ts';

const exists = (path: string) => path === '../runbooks/fd-leak.md';

export const linksResolve: PostmortemRule = {
  id: 'C16',
  name: 'links-resolve',
  layer: 'completeness',
  severity: 'error',
  asks: 'Links to headings of this file and to files beside it lead somewhere. Addresses on the web are not asked here.',
  why: 'A link to evidence that is not there is worse than none: it looks as if there were some.',
  examples: [
    { markdown: '## Causes\n\nSee [the runbook](../runbooks/fd-leak.md#fix) and [above](#causes).\n', finds: [], context: { exists } },
    { markdown: '## Causes\n\nSee [the runbook](../runbooks/fd-leek.md) and [above](#cause).\n', finds: ['3:5', '3:47'], context: { exists } },
    { markdown: '## Causes\n\nSee [the runbook](../runbooks/fd-leek.md).\n', finds: [] },
  ],
  check(postmortem, { exists }) {
    const slugs = new Set(postmortem.headings.map(({ slug }) => slug));
    return linksIn(postmortem.tree).flatMap((link): Remark[] => {
      const [path = '', anchor = ''] = link.url.split('#', 2).map(decode);
      if (isAddress(link.url)) return [];
      if (path === '' && anchor !== '' && !slugs.has(anchor))
        return [{ at: link, message: `Unexpected link to ${quote(`#${anchor}`)}, expected a heading of this file` }];
      if (path === '' || !exists || exists(path)) return [];
      return [{ at: link, message: `Unexpected link to ${quote(path)}, where nothing is, expected a file that is there` }];
    });
  },
};

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
