import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RunningDrill, startDrill } from '../../cli/targets/drills.ts';
import type { IncidentEvent } from '../../core/incident/types.ts';
import { STANCH } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'stanch-plain-'));
let drill: RunningDrill;

beforeAll(async () => {
  drill = await startDrill('fd-leak');
});

afterAll(async () => {
  await drill.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A shell script as somebody would write it, without a terminal anywhere. */
function shell(home: string, script: string): Promise<Ended> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, STANCH_HOME: home, NODE: process.execPath, STANCH };
  const child = spawn('sh', ['-c', script], { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 100_000 });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

function record(home: string): { readonly kinds: readonly string[]; readonly folder: string } {
  const [id = ''] = readdirSync(join(home, 'incidents'));
  const inside = join(home, 'incidents', id);
  const [name = ''] = readdirSync(inside).filter((each) => each.endsWith('.jsonl'));
  const lines = readFileSync(join(inside, name), 'utf8').trimEnd().split('\n');
  return { kinds: lines.map((line) => (JSON.parse(line) as IncidentEvent).entry.kind), folder: inside };
}

test('a script of answers walks from the symptom to the closed incident and its postmortem', { timeout: 120_000 }, async () => {
  const home = join(folder, 'walk');
  const { code, out, err } = await shell(
    home,
    `"$NODE" "$STANCH" triage --plain <<END
y
n
too many open files
1
${drill.pid}
1



s
not mine
n
the log rotation looks guilty
v
2
q
stopped the drill

END`,
  );
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(out).toMatch(/(confirmed|likely): File descriptor leak/);
  expect(out).not.toContain('\u001b');
  const recorded = record(home);
  expect(recorded.kinds).toEqual(['opened', 'changed', 'symptom', 'process', 'diagnosis', 'phase', 'step', 'step', 'note', 'severity', 'closed']);
  const postmortem = readFileSync(join(recorded.folder, 'postmortem-INC-1.md'), 'utf8');
  for (const said of ['the log rotation looks guilty', 'stopped the drill', 'File descriptor leak']) expect(postmortem).toContain(said);
});

test('the end of the answers leaves an incident that the next script goes on with', { timeout: 60_000 }, async () => {
  const home = join(folder, 'left');
  const left = await shell(home, `printf '%s\\n' y n 'requests hang' 1 | "$NODE" "$STANCH" triage --plain`);
  expect(left.code).toBe(130);
  expect(left.err).toContain('Go on with: stanch triage --incident INC-1 --plain');
  const again = await shell(home, `"$NODE" "$STANCH" triage --plain --incident INC-1 </dev/null`);
  expect(again.out).toMatch(/seen: requests hang[\s\S]*Which process\?/);
  expect(record(home).kinds).toEqual(['opened', 'changed', 'symptom', 'left', 'resumed', 'left']);
});

test('an answer that is none ends the script with 2, and a flood of answers is not read to its end', { timeout: 60_000 }, async () => {
  const wrong = await shell(join(folder, 'wrong'), `yes perhaps | "$NODE" "$STANCH" triage --plain`);
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('An answer was not understood: perhaps');
  const long = await shell(
    join(folder, 'long'),
    `{ printf 'y\\nn\\n'; head -c 300000000 /dev/zero | tr '\\0' x; } | "$NODE" --max-old-space-size=100 "$STANCH" triage --plain`,
  );
  expect(long.code).toBe(130);
});

test('SIGTERM while it waits for an answer leaves the record in order', { timeout: 60_000 }, async () => {
  const home = join(folder, 'signal');
  const child = spawn(process.execPath, [STANCH, 'triage', '--plain'], { env: { ...process.env, STANCH_HOME: home }, stdio: 'pipe' });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stdin.write('y\nn\nrequests hang\n1\n');
  await vi.waitFor(() => expect(out).toContain('Which process?'), { timeout: 20_000 });
  child.kill('SIGTERM');
  expect(await ended).toBe(143);
  expect(record(home).kinds).toEqual(['opened', 'changed', 'symptom', 'left']);
});
