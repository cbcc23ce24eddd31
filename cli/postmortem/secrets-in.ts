import type { Finding } from '../../core/knowledge/types.ts';
import { printable } from '../../core/printable.ts';

/** What secretlint's recommended rules take for a secret in a text; the secrets themselves are not told. */
export async function secretsIn(text: string, file: string): Promise<readonly Finding[]> {
  const [{ lintSource }, { creator }] = await Promise.all([import('@secretlint/core'), import('@secretlint/secretlint-rule-preset-recommend')]);
  const { messages } = await lintSource({
    source: { filePath: file, content: text, ext: '.md', contentType: 'text' },
    options: { config: { rules: [{ id: creator.meta.id, rule: creator, rules: [] }] }, noPhysicFilePath: true, maskSecrets: true },
  });
  return messages.map(({ message, ruleId, loc }) => ({
    file,
    line: loc.start.line,
    // It counts columns from 0.
    column: loc.start.column + 1,
    rule: `secretlint/${ruleId.replace(/^.*secretlint-rule-/, '')}`,
    message: `Unexpected ${printable(message.replace(/^found /i, '').replace(/:\s*\**$/, ''))}, expected no secret`,
  }));
}
