import { type Draft, defineFormat, type Example, finding, type Row } from './format.ts';
import { count, largest, shown, shownBytes, sum } from './quantity.ts';

/** A row of the table of tasks that the kernel prints when memory is out; pages of 4 KiB. */
interface Task {
  readonly name: string;
  readonly pages: number;
}

export const kernel = defineFormat<Task>({
  id: 'kernel-log',
  row(line) {
    const cells = /(?:^|\s)\[ *\d{1,10}\] +(\d[\d -]{8,120}) ([\w./:()-]{1,40})\s*$/.exec(line);
    const figures = cells?.[1]?.trim().split(/\s+/) ?? [];
    // uid tgid total_vm rss …
    return cells?.[2] && figures.length >= 6 ? { name: cells[2], pages: count(figures[3]) } : undefined;
  },
  judge: (blocks) => [crowd(blocks.flatMap((block) => block.rows))],
});

/** Who held the memory when it was out. */
function crowd(tasks: readonly Row<Task>[]): Draft | undefined {
  const total = sum(tasks.map(({ pages }) => pages));
  const [most] = [...tasks].sort((a, b) => b.pages - a.pages);
  const family = largest(tasks, ({ name }) => name);
  if (family.rows.length >= 20 && family.rows.length >= 0.5 * tasks.length) {
    return finding(family.rows[0]?.at ?? 0, `${family.rows.length} of ${tasks.length} tasks are ${shown(family.key)}: they pile up`, {
      'missing-timeout': 0.55,
      'thread-explosion': 0.5,
      'memory-leak': 0.3,
    });
  }
  return most && most.pages >= 0.5 * total && tasks.length >= 3
    ? finding(most.at, `${shown(most.name)} held ${shownBytes(most.pages * 4096)} when memory was out`, { 'memory-leak': 0.8, 'native-memory-leak': 0.45 })
    : undefined;
}

export const examples = (): readonly Example[] => [
  {
    title: 'who held the memory',
    text: '[12.1] [  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name\n[12.1] [    411]     0   411     9000      900    90000        0         -1000 sshd\n[12.1] [    812]  1000   812  2400000  1910000 17000000        0             0 ruby\n[12.1] [    913]     0   913     9000      100    90000        0             0 cron',
    cause: 'memory-leak',
    says: 'ruby held 7.3 GB',
  },
];
