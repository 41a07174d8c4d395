#!/usr/bin/env bash
# Kills parts of runs at random moments, and looks for what is left: a process of the run that goes
# on, or a recording that cannot be reported. For each kill one line.
#
#   src/test/scripts/kills.sh [count] [seed] [from]   default 20 1 1; needs Linux and a compiled project
#
# With from, those before it are drawn as ever and not made: an interrupted series goes on.
set -euo pipefail

cd "$(dirname "$0")/../../.."
count=${1:-20}
RANDOM=${2:-1}
from=${3:-1}
folder=$(mktemp -d)
PARTS=(maven injector sandbox postgres)
SIGNALS=(KILL TERM INT HUP)
PATIENCE=90

# Processes of this run: each inherits the mark that the first was given.
marked() {
  local mark=$1 environ
  for environ in /proc/[0-9]*/environ; do
    if grep -qzx "KILLS_RUN=$mark" "$environ" 2> /dev/null; then
      environ=${environ#/proc/}
      echo "${environ%/environ}"
    fi
  done
}

# The process of a run that is its Maven, its injector, its sandbox or its PostgreSQL.
part() {
  local pid
  for pid in $(marked "$1"); do
    if { tr '\0' ' ' < "/proc/$pid/cmdline"; } 2> /dev/null | grep -qE "$2"; then
      echo "$pid"
      return
    fi
  done
}

pattern() {
  case $1 in
    maven) echo 'plexus.classworlds' ;;
    injector) echo 'salvo.cli.Main run|io.gatling.app.Gatling' ;;
    sandbox) echo 'salvo.sandbox' ;;
    postgres) echo '/postgres .*-D|/postgres -D' ;;
  esac
}

load() {
  local mark=$1 command=$2 system=$3
  # Bash has its jobs ignore SIGINT; a process of its own session does not.
  KILLS_RUN=$mark setsid --fork perl -e '$SIG{INT} = "DEFAULT"; exec @ARGV' $command \
    "-Dsystem=$system" -Dduration=15 -DtasksPerSecond=20 -Dquiet -Dsalvo.warmUp.duration=1s \
    "-Dsalvo.report.directory=$folder/$mark" > "$folder/$mark.txt" 2>&1 < /dev/null
}

reported() {
  local run log status=0
  log=$(find "$folder/$1" -name simulation.log -size +0 2> /dev/null | head -1)
  [ -n "$log" ] || { echo "nothing recorded"; return; }
  run=$(dirname "$log")
  if [ -s "$run/salvo/summary.json" ]; then echo "reported by itself"; return; fi
  ./salvo report "$run" -o "$folder/$1-report" > "$folder/$1-report.txt" 2>&1 || status=$?
  case $status in
    0 | 2 | 3) echo "reported afterwards" ;;
    *) echo "NOT REPORTED ($status)" ;;
  esac
}

printf '%-4s %-9s %-5s %7s  %-24s %s\n' kill part with after left recording
bad=0
for ((i = 1; i <= count; i++)); do
  what=${PARTS[RANDOM % 4]}
  signal=${SIGNALS[RANDOM % 4]}
  moment=$((RANDOM % 14)).$((RANDOM % 10))
  ((i >= from)) || continue
  command="./salvo run"
  system=content
  [ "$what" != maven ] || command="mvn -q -B gatling:test"
  [ "$what" != postgres ] || system=database
  mark="$i-$$"
  load "$mark" "$command" "$system"
  sleep "$moment"
  pid=""
  for ((wait = 0; wait < 200 && ${#pid} == 0; wait++)); do
    pid=$(part "$mark" "$(pattern "$what")")
    [ -n "$pid" ] || sleep 0.1
  done
  [ -z "$pid" ] || kill "-$signal" "$pid" 2> /dev/null || true
  left=$(marked "$mark")
  for ((wait = 0; wait < PATIENCE && ${#left} > 0; wait++)); do
    sleep 1
    left=$(marked "$mark")
  done
  recording=$(reported "$mark")
  told="none after $wait s"
  if [ -n "$left" ]; then
    told="LEFT: $(for it in $left; do tr '\0' ' ' < "/proc/$it/cmdline" | cut -c 1-60; done | tr '\n' ';')"
    bad=$((bad + 1))
    for it in $left; do kill -KILL "$it" 2> /dev/null || true; done
  fi
  [[ $recording != NOT* ]] || bad=$((bad + 1))
  printf '%-4s %-9s %-5s %5s s  %-24s %s\n' "$i" "$what" "${pid:+$signal}" "$moment" "$told" "$recording"
done
if [ "$bad" = 0 ]; then rm -rf "$folder"; else echo "What is wrong: $bad; see $folder" >&2; fi
exit "$((bad > 0))"
