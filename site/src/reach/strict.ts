import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';

/**
 * What a page may load, and nothing else. Two relaxations remain: the search compiles WebAssembly, and highlighted code
 * carries its colours in style attributes.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The policy stands behind it, in a meta tag, because many hosts of static files send no headers of one's own. */
const CHARSET = /<meta charset="utf-8"\s*\/?>/i;

/** An inline script that runs, with its attributes; data blocks such as JSON are none. */
const INLINE = /<script(?![^>]*\ssrc=)((?:\s[^>]*)?)>([\s\S]*?)<\/script>/g;
const DATA = /\stype="(?!module"|text\/javascript")/;

/** Scripts that were taken out of pages, a byte a character, by the names of the files that they become. */
type Scripts = Map<string, string>;

/**
 * Moves every inline script into a file named by its content, and tells the browser to run no others: on the way of a page from its
 * rendering to its file, because to read and write all of them again takes a tenth of a build.
 */
export function strictPages(base: string): AstroIntegration {
  const scripts: Scripts = new Map();
  let pages = 0;
  return {
    name: 'strict-pages',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer((usual) => ({
          ...usual,
          name: 'strict-pages',
          render: async (request, options) => {
            const result = await usual.render(request, options);
            const page = result instanceof Response ? result : result.response;
            if (!page.headers.get('content-type')?.startsWith('text/html') || page.body === null) return result;
            // A byte a character: all that is looked for is ASCII, and a page with one curly quote takes twice the memory as text.
            const html = strictPage(Buffer.from(await page.arrayBuffer()).toString('latin1'), base, scripts);
            if (html === undefined) throw new Error(`${request.url} has no <meta charset="utf-8">, after which its policy would stand.`);
            pages += 1;
            const response = new Response(Buffer.from(html, 'latin1'), page);
            return result instanceof Response ? response : { ...result, response };
          },
        })),
      'astro:build:generated': ({ dir, logger }) => {
        const folder = new URL('_astro/', dir);
        mkdirSync(folder, { recursive: true });
        for (const [name, code] of scripts) writeFileSync(new URL(name, folder), code, 'latin1');
        logger.info(`${pages} pages under a strict policy, ${scripts.size} inline scripts moved into files`);
      },
    },
  };
}

/** A page, a byte a character, without inline scripts, which go into `scripts`, and with its policy; undefined when it has no place for one. */
export function strictPage(html: string, base: string, scripts: Scripts): string | undefined {
  if (!CHARSET.test(html)) return undefined;
  const moved = (whole: string, attributes: string, code: string): string => {
    if (DATA.test(attributes) || code.trim() === '') return whole;
    const name = `${createHash('sha256').update(code, 'latin1').digest('hex').slice(0, 12)}.js`;
    scripts.set(name, code);
    return `<script${attributes} src="${base.replace(/\/$/, '')}/_astro/${name}"></script>`;
  };
  return html.replace(INLINE, moved).replace(CHARSET, (charset) => `${charset}<meta http-equiv="content-security-policy" content="${POLICY}">`);
}
