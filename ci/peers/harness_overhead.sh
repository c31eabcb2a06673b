#!/bin/sh
# Band power in the full sandbox beside the same encoder in one JVM: first batch sent to last answer, ten alternated pairs after two warm-ups.
# Run from anywhere, after ./axonmark tasks, which builds; prints the median ratio (to be at most 1.10).
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
java=${JAVA_HOME:-$(ls -d /usr/lib/jvm/*25* | head -1)}/bin/java
exec "$java" -XX:+UseSerialGC -Xmx2g \
  -cp "$root/harness/cli/target/cli/*:$root/benchmarks/jmh/target/timing/*:$root/submissions/band-power/target/band-power.jar" \
  org.axonmark.jmh.OverheadPeer "$root/harness/worker/target/worker" "$root/submissions/band-power/target/band-power.jar"
