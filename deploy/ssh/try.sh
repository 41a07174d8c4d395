#!/bin/bash
# Tries salvo-ssh with a server of ssh on loopback that this script starts: a run, and one that is
# ended in its load. Needs what Debian calls openssh-server, and a built Salvo (mvn test-compile).
# Ends with 0 where all was as it should be, and with 77 where something is missing to try it.
set -u
home=$(cd "$(dirname "$0")/../.." && pwd)
PATH=$PATH:/usr/sbin
sshd=$(command -v sshd) || {
  echo "SKIPPED  ssh: there is no sshd here (Debian: openssh-server)"
  exit 77
}
if [ ! -f "$home/target/lib/salvo-launcher.jar" ]; then
  echo "SKIPPED  ssh: Salvo is not built here (mvn test-compile)"
  exit 77
fi
here=$(mktemp -d)
server=
trap 'kill $server; rm -rf "$here"' EXIT
fail() {
  echo "FAILED   $*"
  tail -n 60 "$here/said" "$here/sshd.log" | cut -c 1-200
  exit 1
}

ssh-keygen -q -t ed25519 -N '' -f "$here/host"
ssh-keygen -q -t ed25519 -N '' -f "$here/user"
[ "$(id -u)" != 0 ] || mkdir -p /run/sshd
cat > "$here/sshd_config" << C
ListenAddress 127.0.0.1:17122
HostKey $here/host
PidFile none
AuthorizedKeysFile $here/user.pub
StrictModes no
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
C
"$sshd" -D -f "$here/sshd_config" -E "$here/sshd.log" &
server=$!

cat > "$here/secrets" << C
SALVO_JAVA_OPTS='-Xmx300m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC'
SALVO_SYSTEMS_CONTENT_OPTIONS_API_KEY='it'\''s a secret'
C
chmod 600 "$here/secrets"
export LOAD_TEST_SECRETS=$here/secrets LOAD_TEST_PORT=17123 SALVO_INJECTOR_BIND=127.0.0.1
export LOAD_TEST_SSH="ssh -F none -p 17122 -i $here/user -o BatchMode=yes -o UserKnownHostsFile=$here/known -o StrictHostKeyChecking=accept-new"

salvo() {
  "$home/deploy/ssh/salvo-ssh" "127.0.0.1 127.0.0.1 127.0.0.1" content \
    -Dsalvo.config="$home/deploy/try.conf" -Dsalvo.report.directory="$here/results" "$@" > "$here/said" 2>&1
}

echo "== three injectors"
salvo
status=$?
grep -E 'verdict on all' "$here/said"
echo "status $status"
[ "$status" = 0 ] || fail "no status 0"
ls "$here"/results/*/salvo/summary.json > "$here/results.txt" || fail "no result"
! grep -q 'a secret' "$here/said" || fail "the secret was told"

echo "== TERM in the load"
: > "$here/said"
salvo -Dsalvo.workload.duration=40s &
running=$!
for _ in $(seq 240); do
  [ "$(grep -cE '^[012]: +5 of 40 s' "$here/said")" != 3 ] || break
  sleep 0.5
done
# The function runs in a shell of its own; who gets the signal is its child.
kill -TERM "$(pgrep -P "$running")"
begun=$EPOCHREALTIME
wait "$running"
status=$?
grep -E 'verdict on all' "$here/said"
echo "status $status after $(awk "BEGIN { printf \"%.1f s\", $EPOCHREALTIME - $begun }")"
[ "$status" = 3 ] || fail "no status 3"
echo "PASSED   ssh"
