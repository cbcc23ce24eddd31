import type { APIRoute, GetStaticPaths } from 'astro';
import { emptyTemplate } from '../../../../../core/postmortem/draft.ts';
import { TEMPLATES, templateNamed } from '../../../../../core/postmortem/templates/index.ts';

/** An empty postmortem, as a file to take away. */
export const getStaticPaths: GetStaticPaths = () => TEMPLATES.map(({ name }) => ({ params: { name } }));

export const GET: APIRoute = ({ params }) =>
  new Response(emptyTemplate(templateNamed(params.name ?? '')), { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
