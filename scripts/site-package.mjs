// Which packages the site is built with: what is published brings none of them, and `stanch site build` names the command that does.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run.mjs';

const SOURCES = [
  'site/*.ts',
  'site/src/**/*.{ts,astro,mdx}',
  'core/**/*.ts',
  'content/**/*.ts',
  'drills/{index,drill,known-answer}.ts',
  'drills/families/*.ts',
];
const NAMED = /(?:from|import|import\(|re(?:quire|solve)\()\s*'((?:@[\w.-]+\/)?[\w.-]+)(?=['/])/g;

/** A package.json with every package that those sources import, in the versions that are tested here. */
export function sitePackage() {
  const { version, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const texts = globSync(SOURCES, { cwd: ROOT }).map((file) => readFileSync(join(ROOT, file), 'utf8'));
  const imported = new Set(texts.flatMap((text) => [...text.matchAll(NAMED)].map(([, name]) => name)));
  const dependencies = Object.fromEntries(Object.entries(devDependencies).filter(([name]) => imported.has(name)));
  return `${JSON.stringify({ name: 'stanch-site', private: true, version, type: 'module', dependencies }, null, 2)}\n`;
}
