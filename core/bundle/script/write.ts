import type { Request } from '../../probes/request.ts';
import { LIBRARY } from './library.ts';
import { lineFor } from './lines.ts';

export interface ScriptOptions {
  /** The version of Stanch that writes it. */
  readonly version: string;
  /** The process, unless one is named when the script is run. */
  readonly pid?: number;
  readonly looks: number;
  /** Whole seconds between two looks: more no shell can sleep everywhere. */
  readonly interval: number;
  /** What a look asks of the model process, by its number. */
  readonly plan: (index: number) => readonly Request[];
}

/** A script for any POSIX shell that collects what the probes ask for, and writes it to its standard output. */
export function writeScript({ version, pid, looks, interval, plan }: ScriptOptions): string {
  const plans = new Map<string, number[]>();
  for (let index = 0; index < looks; index++) {
    // The count first, right after the time: on a busy host the rest of a look takes seconds.
    const calls = [...new Set(plan(index).map(lineFor))].toSorted((a, b) => Number(b.startsWith('size ')) - Number(a.startsWith('size ')));
    const text = calls.map((line) => `  ${line}`).join('\n');
    plans.set(text, [...(plans.get(text) ?? []), index]);
  }
  // The kind of look that comes most often needs no numbers.
  const kinds = [...plans].toSorted(([, a], [, b]) => a.length - b.length);
  const cases = kinds.map(([, indices], i) => `      ${i === kinds.length - 1 ? '*' : indices.join(' | ')}) look_${i} ;;`);
  return `#!/bin/sh
# Written by stanch capture --script, version ${version}. It collects what Stanch's probes read of one process on Linux, and
# writes it to the standard output. It only reads. Needed: a shell, cat, ls, readlink, sed,
# grep, tr, stat, df, id, date, sleep (coreutils or busybox).
#   ssh host sh -s ${pid ?? 4182} <capture.sh >bundle.txt      kubectl exec -i pod -- sh -s 1 <capture.sh >bundle.txt
#   stanch diagnose --bundle bundle.txt                  (gzip in between saves nine tenths: … | gzip >bundle.txt.gz)
# Paths, names and addresses are written as they are: nothing is redacted. No environment and no arguments are read.
LC_ALL=C LANG=C
# Tools are looked for here first, so that a PATH cannot hand it another program.
PLACES='/usr/bin /bin /usr/sbin /sbin'
PATH=/usr/bin:/bin:/usr/sbin:/sbin:$PATH
export LC_ALL LANG PATH
${LIBRARY}
${kinds.map(([text], i) => `look_${i}() {\n${text}\n}`).join('\n\n')}

collect() {
  P=\${1:-${pid ?? ''}}
  case $P in '' | *[!0-9]*) printf 'Which process? sh capture.sh PID\\n' >&2; return 2 ;; esac
  [ -r "/proc/$P/stat" ] || { printf 'There is no process %s here, or no /proc.\\n' "$P" >&2; return 2; }
  LOOKS=\${2:-${looks}} DELETED= INOTIFY= HELD= MOUNTS=
  printf '#stanch-script 1\\n=meta stanch ${version}\\n=meta pid %s\\n' "$P"
  for pair in name:/proc/$P/comm host:/proc/sys/kernel/hostname kernel:/proc/sys/kernel/osrelease; do
    v=
    read -r v <"\${pair#*:}"
    printf '=meta %s %s\\n' "\${pair%%:*}" "$v"
  done
  v=$(readlink "/proc/$P/exe" 2>/dev/null | sed 1q)
  printf '=meta program %s\\n' "\${v##*/}"
  printf '=meta uid %s\\n=meta zone %s\\n=meta time %s\\n' "$(id -u)" "$(date +%Z%z)" "$(date +%s)"
  i=0
  while [ $i -lt $LOOKS ] && [ -d "/proc/$P" ]; do
    read -r up _ </proc/uptime
    printf '=look %s %s\\n' $i "$up"
    case $i in
${cases.join('\n')}
    esac
    printf '=done %s\\n' $i
    i=$((i + 1))
    printf 'look %s of %s\\n' $i $LOOKS >&2
    [ $i -ge $LOOKS ] || sleep ${interval}
  done
  read -r up _ </proc/uptime
  printf '=end %s\\n' "$up"
}

# The last line, so that a script that was cut on its way does nothing.
collect "$@"
`;
}
