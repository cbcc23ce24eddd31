import type { APIRoute } from 'astro';
import { finderFiles } from '../../finder/files.ts';

/** What the matcher knows of the library. */
export const GET: APIRoute = async () => new Response((await finderFiles()).data, { headers: { 'content-type': 'application/json; charset=utf-8' } });
