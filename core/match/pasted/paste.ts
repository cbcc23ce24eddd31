import { eachLine } from '../lines.ts';

/** Longer lines are no table: what comes after is not read. */
const WIDTH = 4096;
/** Characters read; a log is longer, its beginning tells. */
const HEAD = 1024 * 1024;

export interface PastedLine {
  /** Without quoting and colours. */
  readonly text: string;
  /** `break` is a fence or an empty prompt: it ends a block. */
  readonly role: 'text' | 'prompt' | 'break';
  /** A format has read it; no other may. */
  claimed: boolean;
}

/** A paste, line by line. */
export interface PastedLines {
  readonly lines: readonly PastedLine[];
  /** Whether anything in the whole text, prose included, matches. */
  mentions(pattern: RegExp): boolean;
  /** Whether its author says that what is shown is one of many. */
  readonly cut: boolean;
}

/** Dots where a line begins: at its end they are of the program, `Loading...`, or of a column that is too narrow. */
const MANY =
  /\b(?:many|lots?|tons?|hundreds|thousands|dozens|plenty|more and more|pil(?:e|es|ing) up|grow(?:s|ing)?|increas(?:es|ing)|keeps?|lines like|of (?:these|those)|and so on|etc|continues|repeated)\b|^[ \t|>#([*-]{0,20}(?:\.\.\.|…)/im;

const QUOTE = /^(?:\s{0,3}>\s?){1,5}/;
const FENCE = /^\s*(?:```|~~~)/;
/** `$ `, `root@host:~# `, `mysql> `, `app=# `, `PS C:\>`; not a frame of a goroutine profile (`#  0x…`). */
const PROMPT =
  /^\s*(?:[$#❯➜]|[^\s<>|"'()]{1,60}[$#>]|(?:irb|iex)?\([\w@.:#-]{1,60}\)(?:\d{1,5}|:\d{3}:\d)?>|\[[^\]]{1,60}\][$#]|PS [^>]{1,80}>)(?: +(?!0x|HELP|TYPE)(?=\S)|$)|^[A-Za-z]:\\[^>|]{0,80}>\w/;

/** A command without its prompt. */
const COMMAND =
  /^(?:sudo )?(?:cat \/|sysctl |lsof -|ss -|netstat -|ps -|ps aux|ls -\w+ \/proc|ls \/proc|df -|du -|kubectl (?:get|describe|exec|top|logs) |docker (?:stats|exec|inspect|logs|ps) ?|redis-cli |find \/|dmesg|free -|vmstat|ulimit -|jstack |jmap |jcmd |conntrack |rabbitmqctl |ipcs)[^:]{0,300}$|\| *(?:wc -l|uniq -c)[^:\d]{0,60}$|^(?:select|show|SELECT|SHOW) .{2,300};$/;

/** What is typed into the console of a runtime or a database. */
const EXPRESSION = /^(?:db|process|ObjectSpace|GC|gc|len|length|threading|asyncio|recon|erlang|objgraph|psutil)[.(:][^=]{0,160}\)(?:\.\w{1,20}){0,2}[.;]?$/;

export function prepare(whole: string): PastedLines {
  const text = whole.slice(0, HEAD);
  const lines: PastedLine[] = [];
  eachLine(text, (line) => {
    const plain = line.slice(0, WIDTH).replace(QUOTE, '').trimEnd();
    lines.push({
      text: plain,
      role: FENCE.test(plain) ? 'break' : PROMPT.test(plain) || COMMAND.test(plain) || EXPRESSION.test(plain) ? 'prompt' : 'text',
      claimed: false,
    });
  });
  const known = new Map<RegExp, boolean>();
  const mentions = (pattern: RegExp) => {
    const found = known.get(pattern) ?? pattern.test(text);
    known.set(pattern, found);
    return found;
  };
  return { lines, mentions, cut: MANY.test(text) };
}
