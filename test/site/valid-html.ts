import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import type { BuiltSite } from './build-site.ts';

/** The rules of the standard; how markup is written is no business of a reader. */
const validator = new HtmlValidate({ extends: ['html-validate:standard'] });

/** Every page is HTML as the standard has it. */
export function checkHtml(site: () => BuiltSite): void {
  describe('the HTML', () => {
    it('is valid on every page', async () => {
      const wrong: string[] = [];
      let pages = 0;
      for await (const file of glob('**/*.html', { cwd: site().dir })) {
        pages += 1;
        const { results } = await validator.validateFile(join(site().dir, file));
        wrong.push(
          ...results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${file}:${line}:${column} ${ruleId}: ${message}`)),
        );
      }
      expect(pages).toBe(site().pages.size);
      expect(wrong).toEqual([]);
    }, 120_000);
  });
}
