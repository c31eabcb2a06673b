#!/bin/sh
# Measures the product's JMH benchmarks, keeps the figures in a folder and exits 1 if one became slower: ci/benchmarks.sh [--accept] FOLDER [EXPRESSION...]
# Run from anywhere, after ./axonmark tasks, which builds. The rule: benchmarks/jmh/README.md.
set -eu
folder=
for argument do
  shift
  case $argument in
    -*) ;;
    *) if [ -z "$folder" ]; then mkdir -p -- "$argument"; argument=$(CDPATH= cd -- "$argument" && pwd); folder=$argument; fi ;;
  esac
  set -- "$@" "$argument"
done
cd -- "$(dirname -- "$0")/.."
java=${JAVA_HOME:-$(ls -d /usr/lib/jvm/*25* | head -1)}/bin/java
exec "$java" -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow \
  -cp 'benchmarks/jmh/target/timing/*:benchmarks/jmh/target/libraries/*' org.axonmark.jmh.history.BenchmarkGate "$@"
