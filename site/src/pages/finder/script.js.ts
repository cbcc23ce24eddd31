import type { APIRoute } from 'astro';
import { finderFiles } from '../../finder/files.ts';

/** The matcher, for the finder's worker. */
export const GET: APIRoute = async () => new Response((await finderFiles()).script, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
