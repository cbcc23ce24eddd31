import { readFileSync } from 'node:fs';
import type { APIRoute, GetStaticPaths } from 'astro';
import { writtenFiles } from '../../../knowledge/library.ts';

/** An empty postmortem, as a file to take away. Read, not made here: what fills in a postmortem would be bundled with the pages. */
export const getStaticPaths: GetStaticPaths = async () => Object.keys(await emptyTemplates()).map((name) => ({ params: { name } }));

export const GET: APIRoute = async ({ params }) =>
  new Response((await emptyTemplates())[params.name ?? ''], { headers: { 'content-type': 'text/markdown; charset=utf-8' } });

async function emptyTemplates(): Promise<Readonly<Record<string, string>>> {
  return JSON.parse(readFileSync((await writtenFiles()).templates, 'utf8')) as Record<string, string>;
}
