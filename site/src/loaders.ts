import { join } from 'node:path';
import { PACKAGE, readSettings } from '../settings.ts';
import { startAside } from './aside/start.ts';
import { libraryLoader } from './knowledge/library-loader.ts';
import { docsWithKnowledge } from './knowledge/loader.ts';

const { layers, base, cacheDir } = readSettings();
const aside = startAside({ root: PACKAGE, layers, folder: join(cacheDir, 'library') });

/** What fills the two collections. */
export const docs = docsWithKnowledge(layers, base);
export const library = libraryLoader(aside);
