import type { APIRoute, GetStaticPaths } from 'astro';
import { getLibrary } from '../../knowledge/library.ts';
import { API_NAMES, type ApiName, apiFile } from '../../reach/api.ts';

/** The library as data, for programs. */
export const getStaticPaths: GetStaticPaths = () => API_NAMES.map((name) => ({ params: { name } }));

export const GET: APIRoute = async ({ params }) => Response.json(apiFile(params.name as ApiName, await getLibrary()));
