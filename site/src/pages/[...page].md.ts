import { getCollection } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';
import { shown } from '../markdown/shown.ts';

/** Every page as the Markdown it is made from, under its address with `.md`. */
export const getStaticPaths = (async () => {
  const pages = await getCollection('docs');
  return pages
    .filter(({ id, filePath }) => id !== '' && id !== '404' && !filePath?.endsWith('.mdx'))
    .map((page) => ({ params: { page: page.id }, props: { page } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<Awaited<ReturnType<typeof getStaticPaths>>[number]['props']> = ({ props: { page } }) => {
  const head = `# ${page.data.title}\n\n${page.data.description ?? ''}`.trimEnd();
  return new Response(`${head}\n\n${shown(page.body ?? '').trim()}\n`, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
};
