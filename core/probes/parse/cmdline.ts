/**
 * A page of expvar without the arguments of its program: they may hold secrets, and nothing is read from them. Any other
 * text is given back as it is.
 */
export function withoutCmdline(text: string): string {
  return text.replace(CMDLINE, '"cmdline": []');
}

/** As `expvar.Handler` writes it: a list of strings. */
const CMDLINE = /"cmdline":\s*\[(?:"(?:[^"\\]|\\.)*"(?:,\s*)?)*\]/;
