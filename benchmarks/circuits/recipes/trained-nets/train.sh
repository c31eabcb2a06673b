#!/bin/sh
# Trains one network: program, size of its vocabulary, longest input, seed, steps, folder.
# Or toy networks: behaviour, number of the first, of the last, steps, folder. See README.md.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH= cd -- "$here/../../../.." && pwd)
java=${JAVA_HOME:-$(ls -d /usr/lib/jvm/*25* | head -1)}/bin
case $1 in ioi | docstring | greater-than) main=TrainToy ;; *) main=Train ;; esac
[ -d "$here/target/torch" ] || mvn -q -B -f "$here/pom.xml" -Djavacpp.platform=linux-x86_64 dependency:copy-dependencies \
  -DoutputDirectory="$here/target/torch"
"$java/javac" -cp "$root/harness/cli/target/cli/*:$here/target/torch/*" -d "$here/target/classes" "$here"/src/*.java
# One thread: with two, such small products take many times as long on a busy machine.
OMP_NUM_THREADS=1 exec "$java/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC \
  -cp "$here/target/classes:$root/harness/cli/target/cli/*:$here/target/torch/*" "$main" "$@"
