/** What a bundle may hold; anything else in it is passed over. */
export const NAMES = /^(?:manifest\.json|diagnosis\.json|redaction\.json|report\.txt|(?:looks|evidence)\/\d{4}\.json)$/;

export const lookName = (index: number): string => `looks/${String(index).padStart(4, '0')}.json`;
export const evidenceName = (index: number): string => `evidence/${String(index).padStart(4, '0')}.json`;
