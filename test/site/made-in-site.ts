import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readFolders } from '../../content/folders.ts';
import { assembleLibrary } from '../../core/knowledge/library.ts';
import { emptyTemplate } from '../../core/postmortem/draft.ts';
import { TEMPLATES } from '../../core/postmortem/templates/index.ts';
import { READINGS } from '../../core/probes/readings.ts';
import { DRILLS } from '../../drills/index.ts';
import { type BuiltSite, REPOSITORY } from './build-site.ts';
import { names } from './library-names.ts';
import { linksOf } from './read-pages.ts';

/** Pages that are made from what the program knows of itself. */
export function checkMade(site: () => BuiltSite): void {
  const pageAt = (address: string) => site().pages.get(address) ?? expect.fail(`no page ${address}`);
  const mainOf = (address: string) => pageAt(address).elements.find(({ tagName }) => tagName === 'main')?.text ?? '';

  it('explain every reading, and every reading a runbook decides by leads there', () => {
    for (const id of Object.keys(READINGS)) expect(pageAt('/readings/').ids).toContain(id);
    const { runbooks } = assembleLibrary(readFolders([REPOSITORY]).files).library;
    for (const { id, signals } of runbooks)
      for (const { reading } of signals) expect(linksOf(pageAt(`/runbooks/${id}/`)), id).toContain(`/readings/#${reading}`);
  });

  it('show of a rule what it finds, with its words, and what passes', () => {
    const page = mainOf('/rules/language/agent-omission/');
    expect(page).toContain('Alice forgot to close the client.');
    expect(page).toMatch(/1:7.*Unexpected "forgot", expected what the system did/);
    expect(page).toContain('New pods failed to connect.');
  });

  it('hand out every template empty, as the program would write it', () => {
    for (const template of TEMPLATES) {
      expect(linksOf(pageAt(`/templates/${template.name}/`))).toContain(`/templates/${template.name}/postmortem.md`);
      expect(readFileSync(join(site().dir, 'templates', template.name, 'postmortem.md'), 'utf8')).toBe(emptyTemplate(template));
    }
  });

  it('list the options and exit codes of a command, and each part of one that has parts', () => {
    expect(mainOf('/cli/diagnose/')).toMatch(/--pid <[\s\S]*Exit codes[\s\S]*leak confirmed or likely/);
    expect(pageAt('/cli/incident/').ids).toContain('incident-mark');
  });

  it('keep the options of a command and the parts of a reading whole where a page is narrow', () => {
    const whole = (address: string) =>
      pageAt(address).main.flatMap(({ tagName, properties, text }) => (tagName === 'span' && String(properties.className) === 'option' ? [text] : []));
    expect(whole('/cli/diagnose/')).toContain('--pid');
    expect(whole('/playbook/')).toContain('--pid');
    const main = readFileSync(join(site().dir, 'runbooks/fd-leak/index.html'), 'utf8');
    expect(main).toMatch(/<code[^>]*>descriptors\.<wbr>top_<wbr>directory_<wbr>share<\/code>/);
  });

  it('keep the answer of a drill folded, with what was measured of it', () => {
    const drills = pageAt('/drills/');
    expect(drills.main.filter(({ tagName, properties }) => tagName === 'details' && properties.open !== undefined)).toEqual([]);
    for (const { name, explanation } of DRILLS) {
      expect(drills.ids).toContain(name);
      const folded = drills.main.find(({ tagName, text }) => tagName === 'details' && text.includes(explanation)) ?? expect.fail(name);
      expect(folded.text).toMatch(/\d+ of \d+|not recorded/);
    }
  });

  it('name every picture, and give its figures as a table too', () => {
    const pictures = ['/leaks-and-look-alikes/', '/case-studies/2023-unclosed-response-bodies/'].map(pageAt);
    for (const { main, ids } of pictures) {
      const drawn = main.filter(({ tagName, properties }) => tagName === 'svg' && properties.role === 'img' && properties.ariaHidden === undefined);
      expect(drawn).not.toEqual([]);
      for (const { properties } of drawn) expect(ids).toContain(String(properties.ariaLabelledBy));
    }
    expect(mainOf('/leaks-and-look-alikes/').match(/The same as a table/g)).toHaveLength(5);
  });

  it('come as Markdown as well', () => {
    for (const path of ['readings.md', 'rules/language/agent-omission.md', 'cli/diagnose.md', 'contributing.md'])
      expect(readFileSync(join(site().dir, path), 'utf8'), path).toMatch(/^# \S/);
  });

  it('lead over the map from a symptom to a case and back', () => {
    const links = linksOf(pageAt('/map/'));
    for (const id of names('case-studies')) expect(links).toContain(`/case-studies/${id}/`);
    expect(links.filter((href) => href.startsWith('/symptoms/#')).length).toBeGreaterThan(20);
    expect(linksOf(pageAt('/runbooks/fd-leak/'))).toContain('/map/#fd-leak');
  });
}
