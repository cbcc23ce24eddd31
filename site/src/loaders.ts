import { join } from 'node:path';
import { readSettings } from '../settings.ts';
import { libraryLoader } from './knowledge/library-loader.ts';
import { docsWithKnowledge } from './knowledge/loader.ts';
import { startThread } from './thread/start.ts';

const { layers, base, cacheDir } = readSettings();
const thread = startThread({ layers, base, folder: join(cacheDir, 'library') });

/** What fills the two collections. */
export const docs = docsWithKnowledge(layers, thread.made);
export const library = libraryLoader(thread);
