import { LOCAL } from '../../probes/mounts.ts';

/**
 * The shell functions that the lines of the script call. They write records: a line that begins with `=` says what comes,
 * lines that begin with a space are content, so that no name and no content can pass for a record. Nothing is written to
 * the host, and nothing but the process's own /proc and its control groups is read.
 */
export const LIBRARY = `
fail() {
  if [ ! -d "/proc/$P" ]; then printf '=fail gone %s\\n' "$1"
  elif [ ! -e "$1" ] && [ ! -L "$1" ]; then printf '=fail missing %s\\n' "$1"
  else printf '=fail not-permitted %s\\n' "$1"; fi
}

frame() { sed 's/^/ /'; printf '\\n'; }

file() {
  if { true <"$1"; } 2>/dev/null; then
    printf '=file %s\\n' "$1"
    cat <"$1" 2>/dev/null | frame
  else fail "$1"; fi
}

# What may wait for the memory of the process, for ever if need be: only where there is a deadline.
aside() {
  if ! timeout 1 true >/dev/null 2>&1; then printf '=fail missing %s\\n' "$1"; return 0; fi
  said=$(timeout 1 cat "$1" 2>/dev/null)
  case $? in
    0) printf '=file %s\\n' "$1"; printf '%s\\n' "$said" | frame ;;
    124 | 137 | 143) printf '=fail timed-out %s\\n' "$1" ;;
    *) fail "$1" ;;
  esac
}

# Many small files in one go. A name that is a pattern still matched nothing.
many() {
  [ $# -gt 0 ] || return 0
  case $1 in *\\**) [ -e "$1" ] || return 0 ;; esac
  printf '=have\\n'
  printf ' %s\\n' "$@"
  printf '=many\\n'
  grep '' /dev/null "$@" 2>/dev/null | frame
}

size() {
  if s=$(stat -c %s "$1" 2>/dev/null); then printf '=size %s %s\\n' "$1" "$s"; else fail "$1"; fi
}

links() {
  d=$1
  shift
  printf '=links %s %s\\n' "$d" "$*"
  for n in "$@"; do
    if l=$(ls -ld "$d/$n" 2>/dev/null); then printf '%s\\n' "$l" | frame; fi
  done
  for n in "$@"; do [ -e "$d/$n" ] || fail "$d/$n"; done
}

# What every descriptor is; which are deleted files on file systems of this machine, and which are inotify instances.
descriptors() {
  DELETED= INOTIFY=
  set -- "/proc/$P/fd"/*
  if [ "$1" = "/proc/$P/fd/*" ]; then
    # An empty directory and a closed one look the same to a pattern.
    if ls "/proc/$P/fd" >/dev/null 2>&1; then printf '=links /proc/%s/fd\\n' "$P"; else fail "/proc/$P/fd"; fi
    return 0
  fi
  printf '=dir /proc/%s/fd\\n' "$P"
  printf ' %s\\n' "$@"
  list=$(ls -l "/proc/$P/fd" 2>/dev/null)
  printf '=links /proc/%s/fd\\n' "$P"
  printf '%s\\n' "$list" | frame
  gone=$(printf '%s\\n' "$list" | sed -n 's/^l[^>]* \\([0-9][0-9]*\\) -> \\/.* (deleted)$/\\1/p' | sed 1000q)
  INOTIFY=$(printf '%s\\n' "$list" | sed -n 's/^l[^>]* \\([0-9][0-9]*\\) -> anon_inode:inotify$/\\1/p')
  [ -z "$gone" ] || mounts
  for n in $gone; do
    while read -r k v; do
      case $k in mnt_id:) case $MOUNTS in *" $v "*) DELETED="$DELETED $n" ;; esac ;; esac
    done <"/proc/$P/fdinfo/$n"
  done 2>/dev/null
}

# Numbers of the mounts of this machine's own disks: a dead server would hold whoever asks it for ever.
mounts() {
  MOUNTS=' '
  while read -r id _ _ _ _ _ rest; do
    t=" $rest" t=\${t#* - } t=\${t%% *}
    case ' ${[...LOCAL].join(' ')} ' in *" $t "*) MOUNTS="$MOUNTS$id " ;; esac
  done <"/proc/$P/mountinfo"
} 2>/dev/null

stats() {
  [ $# -gt 0 ] || return 0
  printf '=stats /proc/%s/fd\\n' "$P"
  for n in "$@"; do shift; set -- "$@" "/proc/$P/fd/$n"; done
  stat -L -c '%n %h %b %B %d %i' "$@" 2>/dev/null | frame
}

fdinfo() {
  for n in "$@"; do shift; set -- "$@" "/proc/$P/fdinfo/$n"; done
  many "$@"
}

# Local writable ones only, and none behind a mount that is not local.
filesystems() {
  set -f
  FOREIGN= seen=0
  while read -r _ _ _ _ point _ rest; do
    t=" $rest" t=\${t#* - } t=\${t%% *}
    case ' ${[...LOCAL].join(' ')} proc sysfs devtmpfs devpts cgroup cgroup2 mqueue securityfs debugfs tracefs bpf pstore hugetlbfs configfs binfmt_misc ' in *" $t "*) ;; *) FOREIGN="$FOREIGN $point" ;; esac
  done <"/proc/$P/mountinfo"
  while read -r _ _ _ _ point opts rest; do
    t=" $rest" super=\${t##* } t=\${t#* - } t=\${t%% *}
    case ' ${[...LOCAL].join(' ')} ' in *" $t "*) ;; *) continue ;; esac
    case ",$opts,$super," in *,ro,*) continue ;; esac
    for f in $FOREIGN; do case $point in "$f" | "$f"/*) continue 2 ;; esac; done
    seen=$((seen + 1))
    [ $seen -le 50 ] || break
    path=/proc/$P/root$(printf '%b' "$point")
    if s=$(stat -f -c '%b %f %a %c %d' "$path" 2>/dev/null); then printf '=statfs %s\\n %s\\n' "$point" "$s"
    elif s=$(df -P -k "$path" 2>/dev/null | sed -n 2p) && [ -n "$s" ]; then printf '=df %s\\n %s\\n' "$point" "$s"; fi
  done <"/proc/$P/mountinfo"
  set +f
} 2>/dev/null

groups() {
  while IFS=: read -r id names path; do
    if [ -n "$1" ]; then case ",$names," in *",$1,"*) ;; *) continue ;; esac
    elif [ "$id" != 0 ]; then continue; fi
    case $path in *..*) continue ;; /) path= ;; esac
    while :; do
      file "/sys/fs/cgroup\${1:+/$1}$path/$2"
      [ -n "$path" ] || break
      path=\${path%/*}
    done
  done <"/proc/$P/cgroup"
} 2>/dev/null

tasks() {
  set -- "$1" "/proc/$P/task"/*
  [ $# -le 5001 ] || return 0
  many "/proc/$P/task"/*/"$1"
}

children() {
  name=$1
  set --
  for c in $(cat "/proc/$P/task"/*/children 2>/dev/null | tr '\\n' ' '); do [ $# -ge 10000 ] || set -- "$@" "/proc/$c/$name"; done
  many "$@"
}

# The names of its parent and of the other children, and how many descriptors each of these has.
siblings() {
  parent=$(sed -n 's/^.*) [A-Za-z] \\([0-9][0-9]*\\) .*/\\1/p' "/proc/$P/stat" | sed -n '$p')
  [ -n "$parent" ] || return 0
  many "/proc/$parent/task"/*/children
  set -- "/proc/$parent/comm"
  for c in $(cat "/proc/$parent/task"/*/children | tr '\\n' ' '); do [ $# -ge 66 ] || set -- "$@" "/proc/$c/comm"; done
  many "$@"
  shift
  for f in "$@"; do size "\${f%comm}fd"; done
} 2>/dev/null

# Which processes of the same user hold inotify instances.
holders() {
  HELD= uid= seen=0
  while read -r k v _; do case $k in Uid:) uid=$v ;; esac; done <"/proc/$P/status"
  [ -n "$uid" ] || return 0
  printf '=holders %s anon_inode:inotify\\n' "$uid"
  for d in $(ls -ldn /proc/[0-9]* | sed -n "s/^d[^ ]*  *[^ ]*  *$uid  *.* \\(\\/proc\\/[0-9]*\\)$/\\1/p"); do
    seen=$((seen + 1))
    [ $seen -le 1000 ] || { printf ' too many\\n'; break; }
    # It complains of what was closed meanwhile, but of a folder it may not read it lists nothing at all.
    list=$(ls -l "$d/fd")
    if [ -n "$list" ]; then
      for n in $(printf '%s\\n' "$list" | sed -n 's/^l[^>]* \\([0-9][0-9]*\\) -> anon_inode:inotify$/\\1/p'); do
        printf ' %s %s\\n' "\${d#/proc/}" "$n"
        HELD="$HELD $d/fdinfo/$n"
      done
    elif [ -d "$d" ]; then printf ' closed\\n'; fi
  done
} 2>/dev/null

held() { many $HELD; }

# A program that has to end within 5 s; where there is no timeout a second process sees to it.
limited() {
  if timeout 5 true >/dev/null 2>&1; then
    timeout 5 "$@"
    return
  fi
  "$@" &
  it=$!
  { sleep 5 & nap=$!; trap 'kill $nap; exit' TERM; wait $nap; kill -9 $it; } >/dev/null 2>&1 &
  watcher=$!
  wait $it
  code=$?
  kill $watcher
  return $code
}

# A tool, from the fixed places only where it may be.
run() {
  asked=$* tool=
  for d in $PLACES; do if [ -x "$d/$1" ]; then tool=$d/$1; break; fi; done
  [ -n "$tool" ] || { printf '=fail missing %s\\n' "$asked"; return 0; }
  shift
  said=$(limited "$tool" "$@" </dev/null 2>/dev/null)
  # That of coreutils, or what a signal comes to. Half a table would pass for a small one.
  case $? in 124 | 137 | 143) printf '=fail timed-out %s\\n' "$asked"; return 0 ;; esac
  printf '=command %s\\n' "$asked"
  if [ -n "$said" ]; then printf '%s\\n' "$said" | frame; fi
}

# The same, only where the process is in another namespace than we are: $2 names it.
elsewhere() {
  kind=\${2%%=*} kind=\${kind#--}
  theirs=$(readlink "/proc/$P/ns/$kind" 2>/dev/null) && [ "$theirs" != "$(readlink /proc/self/ns/$kind)" ] && run "$@"
  return 0
}
`;
