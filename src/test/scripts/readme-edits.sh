#!/usr/bin/env bash
# The README's edits, made one by one on a copy of this checkout. For each: files and lines touched,
# seconds until a short load shows it, and whether the fast part of mvn verify stays green.
#
#   src/test/scripts/readme-edits.sh [edit ...]     all of them without any; -l lists them
#
# MVN is the Maven command (default: mvn -o -q -B), TESTS the unit tests that are run after an edit.
set -euo pipefail

MVN=${MVN:-mvn -o -q -B}
TESTS=${TESTS:-ArchitectureTest,SettingsDefaultsTest,SettingsPrecedenceTest,ReferenceConfTest,UserMixTest,ReportCommandTest,MergeCommandTest}
EDITS="user-type endpoint profile objective feeder weight-0 own-system"

CONTENT=src/test/java/simulations/content
APPLICATION=src/test/resources/application.conf

# --- the edits: what changes, ARGS to try it with, and what SHOWS in summary.json that it is there

edit_user-type() {
  replace "$CONTENT/ContentSimulation.java" \
    'adminUsers(content.watchUsage()),' \
    'adminUsers(content.watchUsage()),
                salvo.gatling.users.UserType.users("student", content.browseAndCreate()).weight(20),'
  SHOWS='"student"'
}

edit_endpoint() {
  replace "$CONTENT/ContentRequests.java" \
    '  HttpRequestActionBuilder keyed(' \
    '  HttpRequestActionBuilder liveness() {
    return http("liveness").get("/healthz").check(status().is(200));
  }

  HttpRequestActionBuilder keyed('
  replace "$CONTENT/ContentScenarios.java" \
    'Task.of("healthz",' \
    'Task.of("liveness", 40, requests.liveness()),
        Task.of("healthz",'
  SHOWS='"liveness"'
}

edit_profile() {
  append "$APPLICATION" <<'TEXT'
salvo.workload.profiles.mine { users = 20, duration = 5 min }
TEXT
  ARGS="-Dprofile=mine"
  SHOWS='"profile": "mine"'
}

edit_objective() {
  append "$APPLICATION" <<'TEXT'
salvo.slo.global."p99.9" = 2101 ms
salvo.systems.content.slo."create job".p95 = 201 ms
TEXT
  SHOWS='"target": 2101'
}

edit_feeder() {
  put feeders/content/syllabi-medium.json <<'TEXT'
[ { "title": "Mine", "syllabus": "A syllabus of my own, shorter than the others." } ]
TEXT
  SHOWS='"create job"'
}

edit_weight-0() {
  append "$APPLICATION" <<'TEXT'
salvo.systems.content.userTypes.regular.tasks.generate = 0
salvo.systems.content.userTypes.heavy-content.tasks.generate = 0
TEXT
  SHOWS='"create job"'
}

edit_own-system() {
  put src/test/java/simulations/shop/ShopSimulation.java <<'TEXT'
package simulations.shop;

import static io.gatling.javaapi.http.HttpDsl.http;
import static salvo.gatling.users.UserType.users;

import salvo.gatling.LoadSimulation;

public final class ShopSimulation extends LoadSimulation {

  public ShopSimulation() {
    setUp(load(users("customer").task("look", 1, http("shelf").get("/products"))))
        .assertions(slos());
  }
}
TEXT
  put src/test/java/simulations/shop/shop.conf <<'TEXT'
salvo.systems.shop.sandbox { "GET /products" { body = "[]", serviceTime = 10 ms } }
TEXT
  ARGS="-Dsystem=shop"
  SHOWS='"shelf"'
}

# --- how an edit is made

put() { mkdir -p "$(dirname "$1")" && cat > "$1"; }

append() { cat >> "$1"; }

# The first place where the file has the text; it is an error when there is none.
replace() {
  FROM=$2 TO=$3 perl -0pi -e \
    's/\Q$ENV{FROM}\E/$ENV{TO}/ or die "readme-edits: $ARGV no longer has: $ENV{FROM}\n"' "$1"
}

# --- and tried

try() {
  # shellcheck disable=SC2086
  $MVN gatling:test -Dduration=3s -Dusers=4 -Drps=20 -Dquiet -Dsalvo.warmUp.duration=0s $ARGS \
    > "$log" 2>&1 || true
  grep -qF "$SHOWS" "target/gatling/$(cat target/gatling/latest)/salvo/summary.json"
}

verify() {
  $MVN process-test-classes surefire:test -Dtest="$TESTS" > "$log" 2>&1
}

run() {
  local edit=$1 began files lines feedback shown=no green=no
  git checkout -q -- . && git clean -fdq -e target && rm -rf target/gatling
  ARGS="" SHOWS=""
  "edit_$edit"
  git add -AN .
  files=$(git diff --name-only | wc -l)
  lines=$(git diff --numstat | awk '{ lines += ($1 > $2 ? $1 : $2) } END { print lines + 0 }')
  began=$SECONDS
  if try; then shown=yes; else cp "$log" "$kept/$edit-try.txt"; fi
  feedback=$((SECONDS - began))
  if verify; then green=yes; else cp "$log" "$kept/$edit-verify.txt"; fi
  git reset -q
  printf '%-12s %5d %5d %8d  %-5s  %s\n' "$edit" "$files" "$lines" "$feedback" "$shown" "$green"
  [ $shown = yes ] && [ $green = yes ]
}

if [ "${1:-}" = -l ]; then
  printf '%s\n' $EDITS
  exit
fi
for edit in "$@"; do
  [[ " $EDITS " == *" $edit "* ]] || { echo "No edit $edit; there are: $EDITS" >&2; exit 1; }
done

cd "$(dirname "$0")/../../.."
copy=$(mktemp -d)
kept=$copy/logs
log=$copy/log
mkdir -p "$copy/clone" "$kept"
git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
  [ ! -f "$file" ] || printf '%s\0' "$file"
done | xargs -0 cp -P --parents -t "$copy/clone"
cd "$copy/clone"
git init -q && git add -A
git -c user.name=readme-edits -c user.email=readme-edits@example.com commit -qm "As it is"
if ! $MVN process-test-classes > "$log" 2>&1; then
  echo "The checkout does not compile without any edit; see $log" >&2
  exit 1
fi

printf '%-12s %5s %5s %8s  %-5s  %s\n' edit files lines seconds shown verify
failed=0
for edit in ${*:-$EDITS}; do
  run "$edit" || failed=1
done
if [ $failed = 0 ]; then rm -rf "$copy"; else echo "What failed: $kept" >&2; fi
exit $failed
