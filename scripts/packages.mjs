// What the tests need of the machine and cannot get from npm.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { HAS_TERMINAL, plainEnvironment, runHere } from './run.mjs';

/**
 * One line a need: the files of which one must be there, the Debian packages that bring them, and what is skipped without.
 * A new need is a new line.
 */
const NEEDS = [
  {
    files: ['/usr/lib/chromium/chromium', '/usr/bin/chromium'],
    packages: ['chromium', 'fonts-liberation', 'fonts-dejavu-core'],
    skips: 'the site in a browser',
  },
  { files: ['/usr/bin/busybox', '/bin/busybox'], packages: ['busybox'], skips: 'the script of capture under busybox' },
  { files: ['/usr/bin/dash', '/bin/dash'], packages: ['dash'], skips: 'the script of capture under dash' },
  { files: ['/usr/bin/tmux', '/usr/local/bin/tmux', '/opt/homebrew/bin/tmux'], packages: ['tmux'], skips: 'the wizard in a real terminal' },
  {
    files: [18, 17, 16, 15, 14].map((version) => `/usr/lib/postgresql/${version}/bin/postgres`),
    packages: ['postgresql'],
    skips: 'the SQL of the runbooks, and what needs a server',
  },
  { files: ['/usr/sbin/pgbouncer'], packages: ['pgbouncer'], skips: 'what needs a PgBouncer' },
  { files: ['/usr/bin/redis-server'], packages: ['redis-server'], skips: 'what needs a Redis' },
  { files: ['/usr/sbin/mariadbd'], packages: ['mariadb-server'], skips: 'what needs a MariaDB' },
  { files: ['/usr/bin/openssl'], packages: ['openssl'], skips: 'TLS to services' },
  { files: ['/usr/bin/go'], packages: ['golang-go', 'gcc', 'libc6-dev'], skips: 'the Go of the runbooks' },
  { files: ['/usr/share/gocode/src/golang.org/x/sync/go.mod'], packages: ['golang-golang-x-sync-dev'], skips: 'the Go of the runbooks' },
  { files: ['/usr/share/gocode/src/github.com/lib/pq/go.mod'], packages: ['golang-github-lib-pq-dev'], skips: 'the Go of the runbooks' },
  { files: ['/usr/bin/javac'], packages: ['default-jdk-headless'], skips: 'the Java of the runbooks' },
  { files: ['/usr/share/java/HikariCP.jar'], packages: ['libhikaricp-java', 'libslf4j-java'], skips: 'the drill of a Java pool' },
  { files: ['/usr/share/java/postgresql.jar'], packages: ['libpostgresql-jdbc-java'], skips: 'the drill of a Java pool' },
  { files: ['/usr/bin/ss', '/bin/ss', '/usr/sbin/ss', '/sbin/ss'], packages: ['iproute2'], skips: 'the ages of sockets' },
  { files: ['/usr/sbin/nft', '/sbin/nft'], packages: ['nftables'], skips: 'the drill of a full conntrack table' },
  { files: ['/usr/bin/pyflakes3'], packages: ['python3', 'pyflakes3'], skips: 'the Python of the runbooks' },
  ...['pika', 'psycopg', 'psycopg2', 'requests', 'sqlalchemy'].map((name) => ({
    files: [`/usr/lib/python3/dist-packages/${name}`],
    packages: [`python3-${name}`],
    skips: 'the Python of the runbooks',
  })),
];

/** Installs what is missing where that may be done, else says what is missing; the tests that need it skip themselves by name. */
export async function bringPackages() {
  const missing = findMissing();
  if (missing.length === 0) return;
  const packages = missing.flatMap((need) => need.packages);
  const command = `apt-get install --yes --no-install-recommends ${packages.join(' ')}`;
  process.stdout.write(`Missing on this machine: ${packages.join(', ')}\n`);
  if (isDebian() && process.getuid() === 0 && (await isWanted(command))) await aptInstall(packages);
  for (const { skips, files } of findMissing()) {
    const how = isDebian() ? `as root: ${command}` : `install it with your system's packages, so that there is ${files.join(' or ')}`;
    process.stdout.write(`Still missing, so these tests are skipped: ${skips}. To have them, ${how}\n`);
  }
}

const findMissing = () => NEEDS.filter(({ files }) => !files.some((file) => existsSync(file)));

function isDebian() {
  const file = '/etc/os-release';
  return existsSync(file) && /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync(file, 'utf8')) && spawnSync('apt-get', ['--version']).status === 0;
}

async function isWanted(command) {
  if (!HAS_TERMINAL) return true;
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await new Promise((resolve) => {
    reader.on('close', () => resolve('n'));
    reader.question(`Install them with “${command}”? [Y/n] `, resolve);
  });
  reader.close();
  return /^\s*(y|yes)?\s*$/i.test(answer);
}

async function aptInstall(packages) {
  const env = { ...plainEnvironment(), DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => runHere('apt-get', ['install', '--yes', '--no-install-recommends', '-qq', ...packages], env);
  // A machine that never asked for them, or long ago, has no list of packages, or an old one.
  if ((await install()) === 0) return;
  await runHere('apt-get', ['update', '-qq'], env);
  await install();
}
