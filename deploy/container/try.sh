#!/bin/bash
# Builds the image of the Dockerfile and runs two injectors in it, as a user without rights, on a
# read-only root file system and with no network but loopback. Needs root, what Debian calls
# buildah, and two images that it has at hand: LOAD_TEST_BUILD_IMAGE with JDK 17 and Maven,
# LOAD_TEST_BASE_IMAGE with a shell. BUILDAH: buildah and its options; MAVEN_OPTIONS: for the build.
# Ends with 0 where all was as it should be, and with 77 where something is missing to try it.
set -u
skip() {
  echo "SKIPPED  container: $*"
  exit 77
}
command -v buildah > /dev/null || skip "there is no buildah here (Debian: buildah)"
[ "$(id -u)" = 0 ] || skip "it takes root to run an image without an engine"
build=${LOAD_TEST_BUILD_IMAGE:-}
base=${LOAD_TEST_BASE_IMAGE:-}
if [ -z "$build" ] || [ -z "$base" ]; then
  skip "LOAD_TEST_BUILD_IMAGE and LOAD_TEST_BASE_IMAGE name no images to build from"
fi
cd "$(dirname "$0")/../.." || exit 1
buildah=${BUILDAH:-buildah}
here=$(mktemp -d)
container=
trap '[ -z "$container" ] || $buildah rm "$container" > /dev/null; rm -rf "$here"' EXIT
fail() {
  echo "FAILED   container: $*"
  tail -n 40 "$here/said" | cut -c 1-200
  exit 1
}

$buildah bud --isolation chroot --pull-never --volume "$HOME/.m2:/root/.m2" -t salvo-try \
  --build-arg BUILD="$build" --build-arg BASE="$base" \
  --build-arg MAVEN_OPTIONS="${MAVEN_OPTIONS:-}" . > "$here/said" 2>&1 || fail "it was not built"
container=$($buildah from --isolation chroot --pull-never localhost/salvo-try)
root=$($buildah mount "$container")

cp deploy/try.conf "$here/try.conf"
mkdir "$here/root"
# As an engine does: the names of the host itself, devices, processes, and what may be written.
cat > "$here/inside.sh" << 'I'
set -eu
ip link set lo up
mount --bind "$1" "$2/root"
: >> "$2/root/etc/hosts"
mount -o remount,bind,ro "$2/root"
mount -t tmpfs -o mode=1777 tmp "$2/root/tmp"
mount -t tmpfs -o uid=65532 results "$2/root/salvo/target/gatling"
mount -t proc proc "$2/root/proc"
mount --rbind /dev "$2/root/dev"
echo "127.0.0.1 localhost $(hostname)" > "$2/hosts"
mount --bind "$2/hosts" "$2/root/etc/hosts"
cp "$2/try.conf" "$2/root/tmp/try.conf"
exec chroot --userspec=65532:65532 "$2/root" env -i PATH=/usr/bin:/bin JAVA_HOME=/java HOME=/tmp \
  SALVO_CONFIG=/tmp/try.conf SALVO_WORKLOAD_DURATION="5 s" sh -c '
    echo "user $(id -u), network $(sed -n "s/^ *\([a-z0-9]*\):.*/\1/p" /proc/net/dev | tr "\n" " ")"
    touch /salvo/x 2> /dev/null && echo "the root file system can be written"
    cd /salvo
    ./salvo run content --injectors 2
    status=$?
    ls target/gatling/*/salvo/summary.json
    exit $status'
I
unshare --mount --net --pid --fork sh "$here/inside.sh" "$root" "$here" > "$here/said" 2>&1
status=$?
echo "== two injectors in a container"
grep -E '^user|^PASS|summary.json' "$here/said"
[ "$status" = 0 ] || fail "status $status"
if grep -E 'can be written|^[A-Z]+:? .*(Warning|WARNING|Exception)' "$here/said"; then fail "see above"; fi
echo "PASSED   container"
