/** Address of a page under the base the site is served from: `address('runbooks', id)` → `/stanch/runbooks/fd-leak/`. */
export function address(...parts: readonly string[]): string {
  const base = import.meta.env.BASE_URL.replace(/\/$/, '');
  const path = parts.filter((part) => part !== '').join('/');
  return path === '' ? `${base}/` : `${base}/${path}/`;
}
