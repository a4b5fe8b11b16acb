#!/usr/bin/env bash
# PostgreSQL servers of our own for tests, on 127.0.0.1, in a folder that nobody else uses:
#   up DIR [PORT]              starts one; prints how to connect to it, and nothing else
#   pair DIR [PORT1 PORT2]     the same with a standby that follows it
#   kill DIR primary|standby   as the kernel does it; start DIR primary|standby; promote DIR makes the standby a primary
#   synchronous DIR on|off     whether a commit waits for the standby
#   pause DIR, resume DIR      whether the standby replays what it receives
#   down DIR                   stops everything and removes the folder
# Programs: those of $PGBIN, else the newest that Debian has, else of the PATH; exit code 3 where there are none.
set -euo pipefail
export LC_ALL=C.UTF-8
usage() { sed -n '2,8s/^# //p' "$0" >&2; exit 2; }
[ $# -ge 2 ] || usage
command=$1 folder=$2

bin=${PGBIN:-$(dirname "$( (ls -d /usr/lib/postgresql/*/bin/initdb 2> /dev/null || command -v initdb || echo nowhere/initdb) | sort -V | tail -n 1)")}
[ -x "$bin/initdb" ] || { echo "PostgreSQL's programs are not here: install Debian's postgresql, or set PGBIN." >&2; exit 3; }

# PostgreSQL refuses to run as root.
user=$(id -un)
if [ "$(id -u)" = 0 ]; then user=$(id -un postgres 2> /dev/null || echo nobody); fi
as_user() {
  if [ "$(id -u)" = 0 ]; then setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups -- "$@"; else "$@"; fi
}
run() { as_user "$bin/$1" "${@:2}"; }
sql() { PGPASSWORD=$password run psql -qXAt -h "$folder" -p "$(port "$1")" -U postgres -d postgres -c "$2"; }
port() { sed -n 's/^port = //p' "$folder/$1/postgresql.conf" | tail -n 1; }
wait_for() { # a server, what it answers, the question
  for _ in {1..600}; do if [ "$(sql "$1" "$3")" = "$2" ]; then return; fi; sleep 0.1; done
  echo "$1 did not come to answer $2 to: $3" >&2
  exit 1
}

start() { # a server; a port, or "any"; nothing: the port that it has
  # One that was killed cannot start before the last of its processes has gone; and a port that was free may be taken by now.
  for _ in {1..50}; do
    if [ $# = 2 ]; then echo "port = ${2/any/$((20000 + RANDOM % 12000))}" >> "$folder/$1/postgresql.conf"; fi
    if run pg_ctl -D "$folder/$1" -l "$folder/$1.log" -w start > /dev/null 2>&1; then return; fi
    sleep 0.1
  done
  tail -n 5 "$folder/$1.log" >&2
  exit 1
}

create() { # ports
  [ -z "$(ls -A "$folder")" ] || { echo "$folder is not empty." >&2; exit 1; }
  password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' ')
  printf %s "$password" > "$folder/password"
  if [ "$(id -u)" = 0 ]; then chown -R "$user" "$folder"; fi
  run initdb -D "$folder/primary" -U postgres --pwfile="$folder/password" -A scram-sha-256 -E UTF8 --locale=C.UTF-8 --data-checksums --no-sync > /dev/null
  cat >> "$folder/primary/postgresql.conf" << CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$folder'
max_connections = 300
max_slot_wal_keep_size = 1GB
wal_retrieve_retry_interval = 200ms
dynamic_shared_memory_type = mmap
CONF
  start primary "$1"
}

follow() { # ports
  sql primary "select pg_create_physical_replication_slot('standby')" > /dev/null
  PGPASSWORD=$password run pg_basebackup -D "$folder/standby" -h 127.0.0.1 -p "$(port primary)" -U postgres -S standby -R -c fast --no-sync
  start standby "$2"
  wait_for primary streaming 'select state from pg_stat_replication'
}

case $command in
  up | pair) umask 077; mkdir -p "$folder" ;;
  *) [ -f "$folder/password" ] || { echo "There are no servers in $folder." >&2; exit 1; }; password=$(< "$folder/password") ;;
esac
folder=$(cd "$folder" && pwd)
cd /

case $command in
  up) create "${3:-any}"; hosts=127.0.0.1\;Port=$(port primary) ;;
  pair) create "${3:-any}"; follow "${3:-any}" "${4:-any}"; hosts=127.0.0.1:$(port primary),127.0.0.1:$(port standby) ;;
  kill) kill -9 "$(head -n 1 "$folder/${3:?}/postmaster.pid")" ;;
  start) start "${3:?}" ;;
  promote) run pg_ctl -D "$folder/standby" -w promote > /dev/null ;;
  synchronous)
    if [ "${3:?}" = on ]; then names='*' state=sync; else names='' state=async; fi
    sql primary "alter system set synchronous_standby_names = '$names'"
    sql primary 'select pg_reload_conf()' > /dev/null
    wait_for primary "$state" 'select sync_state from pg_stat_replication' ;;
  pause) sql standby 'select pg_wal_replay_pause()' > /dev/null; wait_for standby paused 'select pg_get_wal_replay_pause_state()' ;;
  resume) sql standby 'select pg_wal_replay_resume()' > /dev/null; wait_for standby 'not paused' 'select pg_get_wal_replay_pause_state()' ;;
  down)
    for server in standby primary; do
      pid=$folder/$server/postmaster.pid
      if [ -f "$pid" ]; then
        # One that was killed leaves its lock behind.
        run pg_ctl -D "$folder/$server" -m immediate -w stop > /dev/null 2>&1 || as_user ipcrm -m "$(awk 'NR == 7 { print $2 }' "$pid")" 2> /dev/null || true
      fi
    done
    rm -rf "$folder" ;;
  *) usage ;;
esac

case $command in up | pair) echo "Host=$hosts;Username=postgres;Password=$password" ;; esac
