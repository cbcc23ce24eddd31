import { linksIn, resolveLink } from '../../../knowledge/links.ts';
import { quote } from '../../../knowledge/report.ts';
import type { PostmortemRule, Remark } from '../rule.ts';

const exists = (path: string) => path === 'runbooks/fd-leak.md';

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
      const { path, anchor, protocol } = resolveLink(link.url, postmortem.path);
      if (protocol !== undefined) return [];
      if (path === postmortem.path)
        return anchor === undefined || anchor === '' || slugs.has(anchor)
          ? []
          : [{ at: link, message: `Unexpected link to ${quote(`#${anchor}`)}, expected a heading of this file` }];
      if (path === undefined || !exists || exists(path)) return [];
      return [{ at: link, message: `Unexpected link to ${quote(path)}, which does not exist, expected a file of the folder` }];
    });
  },
};
