import { expect, test } from 'vitest';
import { scriptOf } from '../../../cli/targets/processes.ts';

test.each([
  ['node\0server.js\0--port\x003000\0', 'node server.js'],
  ['/usr/bin/node\0--max-old-space-size=512\0/srv/app/dist/main.js\0', 'node main.js'],
  ['node\0-r\0dotenv/config\0--import\0./trace.mjs\0app.js\0', 'node app.js'],
  ['node\0--enable-source-maps\0-e\0const token = "hush/1"\0', 'node -e'],
  ['node\0-pe\x001 + 1\0', 'node -pe'],
  ['node\0', 'node'],
  ['', ''],
])('%j is called %s', (line, name) => {
  expect(scriptOf(line)).toBe(name);
});
