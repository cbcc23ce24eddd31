import { expect, it } from 'vitest';
import type { BuiltSite } from './build-site.ts';
import { names, SPECIAL } from './library-names.ts';
import { linksOf } from './read-pages.ts';

/** Links between runbooks, guides and case studies. */
export function checkLinks(site: () => BuiltSite): void {
  const linksFrom = (address: string) => linksOf(site().pages.get(address) ?? expect.fail(`no page ${address}`));

  it('go back wherever they go forth', () => {
    for (const id of names('case-studies')) {
      const study = `/case-studies/${id}/`;
      const causes = related(site(), study);
      expect(causes.length, study).toBeGreaterThan(0);
      for (const cause of causes) expect(linksFrom(cause), `${study} → ${cause}`).toContain(study);
    }
  });

  it('go from a guide to its runbooks and back', () => {
    for (const id of names('guides')) {
      const causes = related(site(), `/guides/${id}/`);
      expect(causes.length, id).toBeGreaterThan(0);
      for (const cause of causes) expect(linksFrom(cause), `${id} → ${cause}`).toContain(`/guides/${id}/`);
    }
  });

  it.each(['symptoms', 'prevention'])('lead from %s to a runbook and back to the line', (special) => {
    const causes = new Set(linksFrom(`/${special}/`).flatMap((href) => /^(\/runbooks\/[^/]+\/)(?:#.*)?$/.exec(href)?.[1] ?? []));
    expect(causes.size).toBeGreaterThan(0);
    for (const cause of causes)
      expect(
        linksFrom(cause).filter((href) => href.startsWith(`/${special}/#`)),
        cause,
      ).not.toEqual([]);
  });

  it('are listed on plain index pages', () => {
    for (const id of names('runbooks')) if (!SPECIAL.includes(id)) expect(linksFrom('/runbooks/')).toContain(`/runbooks/${id}/`);
    for (const id of names('guides')) expect(linksFrom('/guides/')).toContain(`/guides/${id}/`);
    for (const id of names('case-studies')) expect(linksFrom('/case-studies/')).toContain(`/case-studies/${id}/`);
  });
}

// The causes a case study lists below its text.
function related(built: BuiltSite, address: string): string[] {
  const main = built.pages.get(address)?.main ?? [];
  const box = main.findIndex(({ properties }) => String(properties.ariaLabelledBy) === 'points-here');
  return box < 0
    ? []
    : main
        .slice(box)
        .flatMap(({ tagName, properties }) => (tagName === 'a' && /^\/runbooks\/[^/]+\/$/.test(String(properties.href)) ? [String(properties.href)] : []));
}
