import { startDrill } from './bounds.ts';
import { startJava } from './with/languages.ts';

startDrill('jvm-thread-explosion', (room) => startJava(room, 'jvm-thread-explosion', { file: 'ThreadExplosion.java', options: ['-Xmx64m'] }, []));
