import { type Check, type Facts, gap, note, ok } from '../check.ts';

/** The tools that are used, and the Debian package of each. */
const TOOLS = [
  { name: 'lsof', wanted: 'fallback', package: 'lsof' },
  { name: 'ss', wanted: 'fallback', package: 'iproute2' },
  { name: 'netstat', wanted: 'fallback', package: 'net-tools' },
  { name: 'prlimit', wanted: 'fallback', package: 'util-linux' },
  { name: 'ps', wanted: 'fallback', package: 'procps' },
  { name: 'stat', wanted: 'script', package: 'coreutils' },
  { name: 'jcmd', wanted: 'jvm', package: 'default-jdk-headless' },
] as const;

/** Every tool that is looked for. */
export const TOOL_NAMES: readonly string[] = TOOLS.map(({ name }) => name);

const WITHOUT = {
  fallback: 'only needed for --portable, because there is a /proc',
  script: 'only needed by the script of capture',
  jvm: 'thread dumps of a JVM cannot be taken',
} as const;

export const TOOL_CHECKS: readonly Check[] = TOOLS.map(({ name, wanted, package: packaged }) => ({
  id: `tool-${name}`,
  title: name,
  judge({ tools, proc, platform }: Facts) {
    const path = tools[name];
    if (path) return ok(path);
    const command = platform === 'linux' ? `sudo apt-get install ${packaged}` : undefined;
    // Without /proc they are all there is; prlimit is Linux's own.
    if (wanted === 'fallback' && !proc)
      return name === 'prlimit' && platform !== 'linux' ? undefined : gap('missing, and there is no /proc to look at instead', command);
    return note(`missing: ${WITHOUT[wanted]}`, command);
  },
}));
