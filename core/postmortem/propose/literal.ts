import { LEAST_LITERAL } from '../../match/scan/signatures.ts';
import { printable } from '../../printable.ts';

/** What differs from one line of a log to the next: times, figures, addresses, paths, ids, quoted names. */
const VARIABLE =
  /\d{4}-\d\d-\d\d[T ][\d:.,]+(?:Z|[+-]\d\d:?\d\d)?|https?:\/\/\S+|\S+@\S+|"[^"]*"|'[^']*'|`[^`]*`|(?<![\w.])\/[\w./-]+|\b0x[\da-f]+|\b(?=[a-f]*\d)[\da-f-]{8,}\b|\S*\d\S*|redacted-\S+/gi;
const LEVEL = /^\W*(?:trace|debug|info|notice|warn(?:ing)?|error|fatal|critical|panic)\b\W*/i;
const TELLS = /error|exception|fail|refus|time[d ]?-?out|too many|cannot|can't|could not|unable|exhaust|denied|leak|limit|reset|killed|no space/i;
/** Shorter ones stand in too many logs. */
const LEAST = Math.max(12, LEAST_LITERAL);

/** Whether a text was printed by a program rather than typed by a person. */
export function looksPrinted(text: string): boolean {
  return /\n./.test(text.trim()) || /\d{2}:\d{2}:\d{2}|[[\]{}=]|\w+(?:Error|Exception)\b|\b(?:ERROR|FATAL|WARN)\b|^\w[\w.-]*: \S+.*: /.test(text);
}

/** The longest part of a printed text that would be the same the next time; undefined when there is none worth a row. */
export function literalOf(text: string): string | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const telling = lines.filter((line) => TELLS.test(line));
  const parts = (telling.length > 0 ? telling : lines)
    .slice(0, 200)
    .flatMap((line) => line.slice(0, 4096).split(VARIABLE))
    .map((part) => part.replace(LEVEL, '').replace(/^[\s\p{P}\p{S}]+|[\s:;,=([{<-]+$/gu, ''))
    .filter((part) => part.length >= LEAST && part.length <= 200 && !part.includes('`') && printable(part) === part);
  const best = parts.toSorted((a, b) => Number(TELLS.test(b)) - Number(TELLS.test(a)) || b.length - a.length)[0];
  return best;
}
