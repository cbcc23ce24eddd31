import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeRedactor } from '../../../core/redact/redact.ts';

const digest = (secret: string) => createHash('sha256').update(secret).digest('hex').slice(0, 12);
const redactor = () => makeRedactor(digest);

describe('what is a secret', () => {
  it.each([
    // text, what must be gone, what must stay
    ['postgres://app:hunter2@db.internal:5432/orders', 'hunter2', ['postgres://app:redacted-password-', '@db.internal:5432/orders']],
    ['redis://:p@ss@10.0.0.1/0', 'p@ss', ['redis://:redacted-password-', '@10.0.0.1/0']],
    ['app:hunter2@tcp(10.0.0.1:3306)/orders', 'hunter2', ['app:redacted-', '@tcp(10.0.0.1:3306)/orders']],
    ['DB_PASSWORD=hunter2\0HOME=/root', 'hunter2', ['DB_PASSWORD=redacted-', '\0HOME=/root']],
    ['./app\0--db-password\0hunter2\0--port\x008080', 'hunter2', ['--port\x008080']],
    ['./app --password=hunter2 --port 8080', 'hunter2', ['--port 8080']],
    ['{"cmdline":["./app","--db-password","hunter2","-v"]}', 'hunter2', ['","-v"]}']],
    ['./app --token abc123 -v', 'abc123', ['-v']],
    ['{"cmdline":["./app","--password=hunter2"],"n":1}', 'hunter2', ['"],"n":1}']],
    ['{"apiKey": "s3cr3t", "port": 80}', 's3cr3t', ['"port": 80}']],
    ['AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG', 'wJalrXUtnFEMI/K7MDENG', []],
    ['key AKIAIOSFODNN7EXAMPLE used', 'AKIAIOSFODNN7EXAMPLE', ['key ', ' used']],
    ['ghp_0123456789abcdefghijABCDEFGHIJ', 'ghp_0123456789', []],
    ['Authorization: Basic dXNlcjpwYXNz', 'dXNlcjpwYXNz', ['Authorization: Basic redacted-token-']],
    ['authorization: Bearer abcdef123456', 'abcdef123456', []],
    ['GET /?access_token=abc123&page=2', 'abc123', ['&page=2']],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N', 'eyJzdWIi', []],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----', 'MIIEow', ['-----BEGIN RSA PRIVATE KEY-----', '-----END']],
    ['/home/jane.doe@example.com/log.txt', 'jane.doe', ['/home/redacted-email-', '/log.txt']],
    ['Cookie: theme=dark; sid=s3cr3t; lang=en', 's3cr3t', ['Cookie: redacted-token-']],
    ['Set-Cookie: sid=s3cr3t; HttpOnly', 's3cr3t', []],
    ["ALTER ROLE app WITH PASSWORD 'hunter2'", 'hunter2', ["ALTER ROLE app WITH PASSWORD 'redacted-"]],
    ["CREATE USER 'app'@'%' IDENTIFIED WITH caching_sha2_password BY 'hunter2'", 'hunter2', ["'app'@'%'"]],
    ["SET PASSWORD FOR 'app'@'%' = 'hunter2'", 'hunter2', []],
    ['https://b.s3.example.com/k?X-Amz-Date=2026&X-Amz-Signature=0123abcd4567&part=2', '0123abcd4567', ['&part=2']],
    ['Server=x;Pwd=hunter2;Port=1', 'hunter2', [';Port=1']],
  ])('%j', (text, gone, kept) => {
    const redacted = redactor().text(text);
    expect(redacted).not.toContain(gone);
    for (const part of kept) expect(redacted).toContain(part);
    expect(redactor().text(redacted)).toBe(redacted);
  });
});

describe('what is none', () => {
  it.each([
    'postgres://app@db.internal:5432/orders',
    '0::/user.slice/user-1000.slice/user@1000.service/app.slice',
    'PWD=/home/app',
    '{"tokens": 12345, "secret": null}',
    '{"token":12345}',
    '{"signature": "too many open files"}',
    '/var/run/secrets/kubernetes.io/serviceaccount',
    '# HELP go_memstats_frees_total Total number of frees.\nhttp_tokens_total{path="/"} 5',
    'password=\u0024{DB_PASSWORD} PASSWORD=$DB_PASSWORD',
    'basic authentication is off; the bearer of this letter',
    '  sl  local_address rem_address   st\n   0: 0100007F:4717 0100007F:1F90 08',
    'Max open files            1024                 20000                files',
    'goroutine 5 [select]:\nnet/http.(*persistConn).readLoop(0xc0000)',
  ])('%j', (text) => expect(redactor().text(text)).toBe(text));
});

it('gives the same secret the same token, wherever it stands, and another one another', () => {
  const { text } = redactor();
  const token = (from: string) => /redacted-\w+-[\da-f]+/.exec(text(from))?.[0];
  expect(token('password=hunter2')).toBe(token('mysql://a:hunter2@b/c'));
  expect(token('password=hunter2')).not.toBe(token('password=hunter3'));
});

it('goes through values of JSON, keeps their shape, and knows secrets by their name', () => {
  const { value } = redactor();
  const cleaned = value({ rows: [{ user: 'app', password: 'x y', port: 5432, note: null }], ok: true });
  expect(cleaned).toEqual({ rows: [{ user: 'app', password: expect.stringMatching(/^redacted-password-/), port: 5432, note: null }], ok: true });
});

it('reports how many of which kind, and none of them', () => {
  const made = redactor();
  made.text('password=hunter2 password=hunter2 token=abc a@example.com');
  const report = made.report();
  expect(report).toEqual({ schema: 1, found: { password: { values: 2, places: 3 }, email: { values: 1, places: 1 } } });
  expect(JSON.stringify(report)).not.toMatch(/hunter2|abc|example/);
});

it.each([
  ['password='.repeat(50_000), 'names'],
  [`${'a'.repeat(300_000)}@`, 'a long word before an @'],
  [`http://${':'.repeat(200_000)}`, 'colons'],
  [`--${'-token'.repeat(50_000)}`, 'arguments'],
  ['eyJ'.repeat(100_000), 'beginnings of tokens'],
])('is done with hostile text at once', (text) => {
  const start = performance.now();
  redactor().text(text);
  expect(performance.now() - start).toBeLessThan(2_000);
});
