/** What an action item can start with: something to do that is done at some point. */
export const VERBS: ReadonlySet<string> = new Set(
  `abort accept add adjust adopt alert align allow alter announce annotate apply archive ask assert assign attach audit automate avoid
  backfill back-off backport balance ban batch block bound break build bump bundle buy cache call cancel cap capture catch change check
  clean cleanup clear close collect compare compress configure confirm connect convert copy correct count cover create cut deactivate
  debounce decide decommission decouple decrease dedicate deduplicate default define delete deliver deny deploy deprecate describe detach detect
  disable disallow disconnect display distribute divide document double drain drill drop edit eliminate emit employ enable encrypt
  enforce enlarge escape establish estimate evict exclude expand expire export expose extend extract fail fence fetch file fill filter
  find finish fix flag flush force forward free freeze gate gather generate give grant graph group guard halt handle harden hide hire host
  identify implement import include increase index inform inject insert install instrument integrate introduce invalidate isolate issue join keep kill
  label launch lengthen let lift limit link lint list load lock log lower maintain make map mark measure merge migrate mirror mock model
  monitor mount move mute name narrow negotiate notify offer open optimize optimise order organise organize override own pack page pass patch pause pin
  place plan plug poll pool port post practise practice prefer prepare present preserve prevent print prioritise prioritize probe profile prohibit protect
  provide provision prune publish pull purge push put query queue quote raise randomise randomize rate-limit read rebalance reboot rebuild recalculate
  reclaim record recover recreate recycle redeploy redesign redirect reduce refactor refresh refuse register rehearse reindex reject release reload
  relocate remove rename render renew reopen reorder repair repeat replace replay replicate report reproduce request require reroute rerun reschedule
  reserve reset resize resolve restart restore restrict restructure retire retry return reuse revert rewrite right-size rollback roll rotate route run sample save
  scale schedule script seal search secure send separate serve set setup shard share ship shorten show shrink shut sign silence simplify simulate size
  skip snapshot sort speed spell split stagger standardise standardize start stop store stream strip subscribe support suppress surface switch sync tag take
  teach tell terminate test throttle tighten time track train transfer translate trigger trim tune turn unblock undo unify uninstall unlock update upgrade use
  validate vary verify version wait warm warn watch wire wrap write`.split(/\s+/),
);

/** What can be done for ever, and never fails. */
export const WEAK_VERBS =
  /^(?:investigate|look (?:in)?to|look at|consider|review|improve|ensure|make sure|revisit|discuss|explore|think about|evaluate|assess|analy[sz]e|examine|study|research|reconsider|continue|try|work on|follow up|understand)\b/i;
