#!/bin/sh
# A board under load on loopback: 10 000 results on 40 tasks, boards asked for 200 times a second over 60 s while a result comes every second (p99 is to be at
# most 50 ms), then peak throughput beside a file of the same size from the same server (to be at least half). Bodies, never 304s.
# Run from anywhere, after ./axonmark tasks, which builds; other figures as arguments: RESULTS TASKS RATE SECONDS. Wants a quiet machine.
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
java=${JAVA_HOME:-$(ls -d /usr/lib/jvm/*25* | head -1)}/bin/java
exec "$java" -XX:+UseSerialGC -Xmx512m -cp "$root/harness/cli/target/cli/*:$root/benchmarks/jmh/target/timing/*" \
  org.axonmark.jmh.BoardLoad "$root/leaderboard-web/web/target/board" "${1:-10000}" "${2:-40}" "${3:-200}" "${4:-60}"
