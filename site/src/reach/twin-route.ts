import { getCollection } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';
import { hasTwin, twinOf } from './twin.ts';

/** Every page as Markdown, while somebody edits. */
export const getStaticPaths = (async () =>
  (await getCollection('docs')).filter(hasTwin).map((page) => ({ params: { page: page.id }, props: { page } }))) satisfies GetStaticPaths;

export const GET: APIRoute<Awaited<ReturnType<typeof getStaticPaths>>[number]['props']> = ({ props: { page } }) =>
  new Response(twinOf(page), { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
