import { createHash } from 'node:crypto';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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

/** An inline script that runs, with its attributes; data blocks such as JSON are none. */
const INLINE = /<script(?![^>]*\ssrc=)((?:\s[^>]*)?)>([\s\S]*?)<\/script>/g;
const DATA = /\stype="(?!module"|text\/javascript")/;

const AT_ONCE = 32;

/**
 * Moves every inline script into a file named by its content, and tells the browser to run no others. It begins once the pages are
 * written and goes on beside the search index, which is another program; list it after Starlight, whose end is waited for first.
 */
export function strictPages(base: string): AstroIntegration {
  let finished: Promise<string> | undefined;
  return {
    name: 'strict-pages',
    hooks: {
      'astro:build:generated': ({ dir }) => {
        finished = finishAll(fileURLToPath(dir), base);
        // Heard of below.
        finished.catch(() => undefined);
      },
      'astro:build:done': async ({ logger }) => logger.info((await finished) ?? ''),
    },
  };
}

async function finishAll(root: string, base: string): Promise<string> {
  const written = new Map<string, string>();
  const names = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.html'));
  for (let from = 0; from < names.length; from += AT_ONCE) await Promise.all(names.slice(from, from + AT_ONCE).map(finish));
  for (const [file, code] of written) await writeFile(join(root, '_astro', file), code);
  return `${names.length} pages under a strict policy, ${written.size} inline scripts moved into files`;

  async function finish(name: string): Promise<void> {
    const file = join(root, name);
    const html = await readFile(file, 'utf8');
    // In one step, because the search may be reading it.
    await writeFile(`${file}.strict`, withPolicy(html.replace(INLINE, moved)));
    await rename(`${file}.strict`, file);
  }

  function moved(whole: string, attributes: string, code: string): string {
    if (DATA.test(attributes) || code.trim() === '') return whole;
    const file = `${createHash('sha256').update(code).digest('hex').slice(0, 12)}.js`;
    written.set(file, code);
    return `<script${attributes} src="${base.replace(/\/$/, '')}/_astro/${file}"></script>`;
  }
}

/** By a meta tag, because many hosts of static files send no headers of one's own. */
function withPolicy(html: string): string {
  return html.replace(/<meta charset="utf-8"\s*\/?>/i, (charset) => `${charset}<meta http-equiv="content-security-policy" content="${POLICY}">`);
}
