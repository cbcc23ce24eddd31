import type { Manifest } from '../../core/bundle/manifest.ts';
import { describeTarget } from '../../core/diagnosis/figures.ts';
import { FEWEST_SAMPLES } from '../../core/diagnosis/trend/trend.ts';
import type { Diagnosis } from '../../core/diagnosis/types.ts';
import { formatBytes } from '../../core/figures.ts';
import { printable } from '../../core/printable.ts';
import type { RedactionReport } from '../../core/redact/redact.ts';
import { safeJson } from '../../core/safe-json.ts';
import { shellWord } from '../../core/shell-word.ts';
import { sha256 } from '../sha256.ts';

interface Taken {
  readonly manifest: Manifest;
  readonly diagnosis: Diagnosis;
  readonly bytes: Buffer;
}
interface Saved {
  readonly path: string;
  readonly instead?: string;
}

/** What was captured and where it lies, for scripts. */
export function captureJson({ manifest, diagnosis, bytes }: Taken, { path, instead }: Saved): string {
  const { looks, leftOut, notRead, target } = manifest;
  const file = { file: path, ...(instead === undefined ? {} : { instead }), bytes: bytes.length, sha256: sha256(bytes) };
  return `${safeJson({ schema: 1, ...file, target, looks, outcome: diagnosis.outcome, leftOut, notRead }, 2)}\n`;
}

/** The same for a person, with the command that reads it. */
export function describeCapture({ manifest, diagnosis, bytes }: Taken, redaction: RedactionReport, { path, instead }: Saved): string {
  const { looks, leftOut, notRead, target } = manifest;
  const redacted = Object.entries(redaction.found).map(([kind, { values }]) => `${values} ${kind}${values === 1 ? '' : kind.endsWith('s') ? '' : 's'}`);
  const top = diagnosis.verdicts.find(({ status }) => status !== 'refuted');
  const lines = [
    ...(instead === undefined ? [] : [['instead of', instead]]),
    [
      'captured',
      `${describeTarget(target)}, ${looks} look${looks === 1 ? '' : 's'}: ${diagnosis.outcome.replaceAll('-', ' ')}${top ? `, ${top.status}: ${top.title}` : ''}`,
    ],
    ...(path === '-' ? [] : [['written', `${path} (${formatBytes(bytes.length)}, for you alone)`]]),
    ['sha256', sha256(bytes)],
    [
      'redacted',
      redaction.off ? 'NOTHING, as asked: it holds passwords and keys as they are' : redacted.join(', ') || 'nothing that looks like a secret was found',
    ],
    ...leftOut.slice(0, 5).map(({ what, why }) => ['left out', `${what}: ${why}`]),
    ...(leftOut.length > 5 ? [['left out', `and ${leftOut.length - 5} more, in its manifest.json`]] : []),
    ...notRead.filter(({ status }) => status !== 'ok').map(({ probe, status, says }) => ['not read', `${probe}: ${status}${says === '' ? '' : `: ${says}`}`]),
    ...(looks < FEWEST_SAMPLES ? [['a trend', `takes ${FEWEST_SAMPLES} looks: --for 30s`]] : []),
    ['read it', `stanch diagnose --bundle ${path === '-' ? 'FILE' : shellWord(path)}`],
  ];
  return `${lines.map(([label = '', text = '']) => `${label.padEnd(11)} ${printable(text)}`).join('\n')}\n`;
}
