/** One kind of secret: how it is recognised, and what it is called in the report. */
export interface RedactRule {
  readonly kind: SecretKind;
  /** Lower-case texts of which one must be there: a long text without any is not searched. */
  readonly hints: readonly string[];
  /** Global. The group `secret` is what is replaced, and the group `keep`, when there is one, stands directly before it. */
  readonly pattern: RegExp;
  /** What looks like one and is none, by the secret and the text before it. */
  readonly unless?: (secret: string, before: string) => boolean;
}

export const SECRET_KINDS = ['password', 'token', 'key', 'email'] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];

/** Names whose value is a secret, in `name=value`, `name: value`, JSON and `--name value`. */
const NAME =
  '(?:pass(?:word|wd|phrase)?|pwd|secret|credentials?|api[_-]?key|access[_-]?key|private[_-]?key|account[_-]?key|token|session[_-]?(?:id|key)|cookie)';
const SECRET_NAME = new RegExp(`(?:^|[_.-])${NAME}$|(?:password|passwd|secret|apikey|accesskey|privatekey|token)$`, 'i');
const VALUE = String.raw`"(?:[^"\\\n\0]|\\.){1,4000}"|'[^'\n\0]{1,4000}'|\$\{\w+\}|[^\s"',;&\0<>(){}[\]]{1,4000}`;
/** What stands after such a name and tells nothing. */
const NO_SECRET = /^["']?(?:true|false|null|none|nil|yes|no|on|off|\*+|x{3,}|\$\{?\w+\}?)["']?$/i;

/** Of several rules that fit, the first one wins: what it replaced is left alone by the others. A new kind of secret is a line here. */
export const REDACT_RULES: readonly RedactRule[] = [
  {
    kind: 'key',
    hints: ['private key-----'],
    pattern: /(?<keep>-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)(?<secret>(?:(?!-----)[\s\S]){1,20000})/g,
  },
  {
    // The password of `scheme://user:password@host`; of several @ the last one before the path ends it.
    kind: 'password',
    hints: ['://'],
    pattern: /(?<keep>\b[a-z][a-z\d+.-]{1,30}:\/\/[^\s/:@"'\0]{0,200}:)(?<secret>[^\s/"'\0]{1,500})(?=@)/gi,
  },
  {
    // As Go's MySQL driver has it: `user:password@tcp(host:3306)/name`.
    kind: 'password',
    hints: ['@tcp(', '@unix('],
    pattern: /(?<keep>\b[\w.-]{1,64}:)(?<secret>[^\s/"'\0]{1,200})(?=@(?:tcp|unix)\()/g,
  },
  { kind: 'token', hints: ['bearer'], pattern: /(?<keep>\bbearer\s{1,3})(?<secret>(?=[^\s]*\d)[\w+/=.~-]{8,4000})/gi },
  {
    kind: 'token',
    hints: ['authorization'],
    pattern: /(?<keep>\bauthorization["']?\s{0,3}[:=]\s{0,3}["']?(?:\w{3,12}\s{1,3})?)(?<secret>[^\s"',\0]{4,4000})/gi,
  },
  {
    // All cookies of a request, and the one that is set, without what says how long it holds.
    kind: 'token',
    hints: ['cookie'],
    pattern: /(?<keep>\bcookie["']?\s{0,3}:\s{0,3}["']?)(?<secret>[^\s"'\0;=]{1,200}=[^"'\0\r\n]{1,4000})/gi,
  },
  {
    // As SQL sets it: ALTER USER app PASSWORD 'x', CREATE USER app IDENTIFIED BY 'x', SET PASSWORD FOR app = 'x'.
    kind: 'password',
    hints: ['password', 'identified'],
    pattern:
      /(?<keep>\b(?:password|identified\s{1,3}(?:with\s{1,3}\S{1,60}\s{1,3})?(?:by|as))\s{1,3}(?:for\s{1,3}\S{1,200}\s{0,3}=\s{0,3})?)(?<secret>'(?:[^'\\\n\0]|\\.|''){1,4000}'|"[^"\n\0]{1,4000}")/gi,
  },
  // The signature of an address that is open to whoever has it.
  { kind: 'token', hints: ['signature=', 'sig='], pattern: /(?<keep>[?&](?:[\w-]{1,40}-)?sig(?:nature)?=)(?<secret>[^\s"'&#\0]{8,4000})/gi },
  { kind: 'token', hints: ['eyj'], pattern: /(?<secret>\beyJ[\w-]{8,4000}\.[\w-]{8,8000}(?:\.[\w-]{1,4000})?)/g },
  {
    // Prefixes that providers gave their keys so that they can be found: AWS, GitHub, GitLab, Slack, Stripe, Google, npm, SendGrid, Vault.
    kind: 'key',
    hints: ['akia', 'asia', 'gh', 'glpat-', 'xox', 'k_live_', 'k_test_', 'aiza', 'ya29.', 'npm_', 'sg.', 'hvs.', 'sk-'],
    pattern:
      /(?<secret>\b(?:(?:AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\w{20,255}|glpat-[\w-]{16,255}|xox[abprs]-[\w-]{10,255}|[sr]k_(?:live|test)_\w{10,255}|AIza[\w-]{30,60}|ya29\.[\w-]{20,255}|npm_[A-Za-z0-9]{30,60}|SG\.[\w-]{16,60}\.[\w-]{16,60}|hvs\.[\w-]{20,255}|sk-[\w-]{20,255}))/g,
  },
  {
    kind: 'password',
    hints: ['pass', 'pwd', 'secret', 'credential', 'key', 'token', 'session', 'cookie'],
    pattern: new RegExp(String.raw`(?<keep>(?:\b|_)${NAME}["']?(?:\s{0,3}=\s{0,3}|\s{0,3}:\s{1,3}|(?<=["']):|:(?!\/\/)))(?<secret>${VALUE})`, 'gi'),
    // PWD is a directory, and a number after a colon is a figure of JSON.
    unless: (secret, before) =>
      NO_SECRET.test(secret) || (/pwd=$/i.test(before) && secret.startsWith('/')) || (/:\s*$/.test(before) && /^-?[\d.]+$/.test(secret)),
  },
  {
    // An argument of its own, after a space, a zero byte in /proc/PID/cmdline, or in a list of JSON.
    kind: 'password',
    hints: ['--'],
    pattern: new RegExp(String.raw`(?<keep>(?<![\w-])--?[\w-]{0,40}${NAME}(?:[ \0]|",\s?"|',\s?'))(?<secret>[^\s\0"'-][^\s\0"']{0,4000})`, 'gi'),
    unless: (secret) => NO_SECRET.test(secret),
  },
  {
    kind: 'email',
    hints: ['@'],
    pattern: /(?<secret>\b[A-Za-z0-9][\w.+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}\b)/g,
    // `user@1000.service` is a unit of systemd, `//app@db.internal` a login of an address.
    unless: (secret, before) => /\.(?:service|scope|slice|socket|target|timer|mount|device|path|swap|automount)$/.test(secret) || /:\/\/[^\s/@]*$/.test(before),
  },
];

/** Whether what is stored under this name is a secret, whatever it looks like. */
export const isSecretName = (name: string): boolean => SECRET_NAME.test(name);
