import { startDrill } from './bounds.ts';
import { findFreePort } from './with/bound-process.ts';
import { startJava } from './with/languages.ts';

startDrill('jvm-cache-warm-up', async (room) => {
  const port = await findFreePort();
  await startJava(room, 'jvm-cache-warm-up', { file: 'CacheWarmUp.java', options: ['-Xmx96m', '-XX:+UseSerialGC'] }, [port]);
  room.lookAt({ endpoints: [{ kind: 'metrics', address: `http://127.0.0.1:${port}/metrics` }] });
});
