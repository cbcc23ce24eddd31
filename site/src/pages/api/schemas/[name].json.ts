import type { APIRoute, GetStaticPaths } from 'astro';
import { API_NAMES, type ApiName, apiSchema } from '../../../reach/api.ts';

/** What each file of the API holds, as JSON Schema. */
export const getStaticPaths: GetStaticPaths = () => API_NAMES.map((name) => ({ params: { name } }));

export const GET: APIRoute = ({ params }) => Response.json(apiSchema(params.name as ApiName));
