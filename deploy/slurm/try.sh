#!/bin/bash
# Tries salvo.sbatch in a Slurm of one controller and three nodes on this machine, on loopback only:
# a run, one that is cancelled in its load, and one that loses a node. Needs what Debian calls
# slurmctld, slurmd, slurm-client and munge, and a built Salvo (mvn test-compile).
# Ends with 0 where all was as it should be, and with 77 where something is missing to try it.
set -u
for tool in slurmctld slurmd sbatch munged; do
  PATH=$PATH:/usr/sbin command -v "$tool" > /dev/null || {
    echo "SKIPPED  Slurm: there is no $tool here (Debian: slurmctld slurmd slurm-client munge)"
    exit 77
  }
done
PATH=$PATH:/usr/sbin
LOAD_TEST_HOME=$(cd "$(dirname "$0")/../.." && pwd)
if [ ! -f "$LOAD_TEST_HOME/target/lib/salvo-launcher.jar" ]; then
  echo "SKIPPED  Slurm: Salvo is not built here (mvn test-compile)"
  exit 77
fi
here=$(mktemp -d)
started=()

stop() {
  for ((i = ${#started[@]} - 1; i >= 0; i--)); do
    kill "${started[i]}" 2> /dev/null
    wait "${started[i]}" 2> /dev/null
  done
  rm -rf "$here"
}
trap stop EXIT

fail() {
  echo "FAILED   $*"
  tail -n 40 "$here"/salvo-*.out | cut -c 1-200
  exit 1
}

# --- Slurm
mkdir -p "$here/state" "$here/munge"
chmod 700 "$here/munge"
head -c 1024 /dev/urandom > "$here/munge/key"
chmod 400 "$here/munge/key"
munged --force --foreground --key-file="$here/munge/key" --socket="$here/munge/sock" \
  --pid-file="$here/munge/pid" --log-file="$here/munge/log" --seed-file="$here/munge/seed" 2> /dev/null &
started+=($!)
host=$(hostname -s)
user=$(id -un)
cat > "$here/slurm.conf" << C
ClusterName=try
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=17100
SlurmctldAddr=127.0.0.1
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
AuthType=auth/munge
AuthInfo=socket=$here/munge/sock
CredType=cred/munge
SlurmUser=$user
SlurmdUser=$user
StateSaveLocation=$here/state
SlurmdSpoolDir=$here/spool-%n
SlurmctldPidFile=$here/ctld.pid
SlurmdPidFile=$here/%n.pid
SlurmctldLogFile=$here/ctld.log
SlurmdLogFile=$here/%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmdParameters=config_overrides
ReturnToService=2
SlurmdTimeout=10
KillWait=30
MpiDefault=none
NodeName=n[1-3] NodeHostName=$host NodeAddr=127.0.0.1 Port=[17101-17103] CPUs=1 State=UNKNOWN
PartitionName=p Nodes=n[1-3] Default=YES MaxTime=60 State=UP
C
export SLURM_CONF=$here/slurm.conf
slurmctld -D > /dev/null 2>&1 &
started+=($!)
for node in n1 n2 n3; do
  mkdir "$here/spool-$node"
  slurmd -D -N "$node" > /dev/null 2>&1 &
  started+=($!)
done
for _ in $(seq 60); do
  [ "$(sinfo -h -t idle -o %D 2> /dev/null)" = 3 ] && break
  sleep 0.5
done
[ "$(sinfo -h -t idle -o %D)" = 3 ] || fail "three nodes are not there: $(sinfo -N 2>&1)"
echo "$(slurmd -V), $(sinfo -h -o '%D nodes %N %T')"

# --- What is run
export LOAD_TEST_HOME SALVO_CONFIG=$LOAD_TEST_HOME/deploy/try.conf SALVO_REPORT_DIRECTORY=$here/results
export SALVO_INJECTOR_BIND=127.0.0.1 LOAD_TEST_SECRETS=$here/secrets
export SALVO_JAVA_OPTS="-Xmx300m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
install -m 600 /dev/null "$LOAD_TEST_SECRETS"
echo "SALVO_SYSTEMS_CONTENT_OPTIONS_API_KEY='known to nobody else'" > "$LOAD_TEST_SECRETS"

submit() { (cd "$here" && sbatch --parsable "$@" "$LOAD_TEST_HOME/deploy/slurm/salvo.sbatch" content); }

awaitLoad() {
  for _ in $(seq 240); do
    [ "$(grep -cE '^[012]: +5 of 40 s' "$here/salvo-$1.out" 2> /dev/null)" = 3 ] && return
    sleep 0.5
  done
  fail "the load of job $1 did not begin"
}

# What runs on a node dies with it: its daemon, what watches its tasks, and these.
killNode() {
  disown "${started[$2]}"
  kill -9 "${started[$2]}"
  for process in /proc/[0-9]*; do
    if tr '\0' '\n' 2> /dev/null < "$process/environ" | grep -qx "SLURMD_NODENAME=$3" &&
      tr '\0' '\n' 2> /dev/null < "$process/environ" | grep -qx "SLURM_JOB_ID=$1" &&
      tr '\0' '\n' 2> /dev/null < "$process/environ" | grep -qx "SLURM_CONF=$SLURM_CONF"; then
      parent=$(awk '{ print $4 }' "$process/stat")
      [ "$(cat "/proc/$parent/comm")" != slurmstepd ] || kill -9 "$parent"
      kill -9 "${process#/proc/}"
    fi
  done
}

awaitEnd() {
  local start=$EPOCHREALTIME
  for _ in $(seq 480); do
    [ -z "$(squeue -h -j "$1" 2> /dev/null)" ] && break
    sleep 0.25
  done
  took=$(awk "BEGIN { printf \"%.1f s\", $EPOCHREALTIME - $start }")
  state=$(scontrol show job -o "$1" | sed -E 's/.*JobState=(\S+).* ExitCode=(\S+).*/\1 \2/')
}

verdict() {
  [ ! -f "$here/results/$1/salvo/summary.json" ] ||
    sed -nE 's/.*"status": "(PASS|FAIL|INVALID|INCONCLUSIVE)",?$/\1/p' "$here/results/$1/salvo/summary.json" | head -n 1
}

# What a job has come to, and how it should.
conclude() {
  local exits
  exits=$(grep -c 'Exited with exit code 3' "$here/salvo-$1.out")
  echo "$state, $(verdict "$1"), $exits tasks with status 3, over after $took"
  sed -E "s|$here|.|g" "$here/salvo-$1.out" | grep -E 'The verdict on all|srun: error' | cut -c 1-160
  if ! [[ "$state $(verdict "$1") $exits" =~ ^$2$ ]]; then fail "job $1 was to come to $2"; fi
}

echo "== a gang of three"
job=$(submit --export=NONE,LOAD_TEST_HOME,LOAD_TEST_SECRETS,SALVO_CONFIG,SALVO_REPORT_DIRECTORY,SALVO_INJECTOR_BIND,SALVO_JAVA_OPTS,SLURM_CONF,PATH)
awaitEnd "$job"
conclude "$job" 'COMPLETED 0:0 PASS 0'
merged=$(find "$here/results/$job" -name summary.json -path "*/$job/salvo/*" | wc -l)
if [ "$merged" != 1 ]; then fail "$merged results in place of one"; fi
if grep -rF --exclude=secrets 'known to nobody else' "$here"; then fail "the secret was written"; fi

export SALVO_WORKLOAD_DURATION="40 s"

echo "== scancel in the load of a gang that met by a folder"
job=$(SALVO_INJECTOR_MEET=folder:$here submit)
awaitLoad "$job"
scancel "$job"
awaitEnd "$job"
conclude "$job" 'CANCELLED 3:0 INCONCLUSIVE 3'

echo "== TERM to the script in the load, as before the job's time is up"
job=$(submit)
awaitLoad "$job"
scancel --signal=TERM --batch "$job"
awaitEnd "$job"
conclude "$job" 'FAILED 3:0 INCONCLUSIVE 3'

echo "== a node that dies in the load"
job=$(submit)
awaitLoad "$job"
killNode "$job" 4 n3
awaitEnd "$job"
conclude "$job" '[A-Z_]+ 3:0 INVALID 2'
echo "PASSED   Slurm"
