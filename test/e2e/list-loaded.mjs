// Loaded with --import: writes down every file of the program that Node loads.
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

registerHooks({
  load(url, context, next) {
    if (url.startsWith('file:')) appendFileSync(process.env.LOADED, `${fileURLToPath(url)}\n`);
    return next(url, context);
  },
});
