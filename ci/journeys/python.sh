#!/bin/bash
# The way of somebody who has an ONNX file and Python: the commands of submissions/docs/python.md are read from the page and run as they stand, against a
# board that is served here. In place of the person's own export.py stands one that copies a network of this checkout. Takes a minute; ends what it started.
#
#     ci/journeys/python.sh [PORT]
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
port=${1:-8092}
folder=$(mktemp -d)
export AXONMARK_HOME=$folder/home BOARD=http://127.0.0.1:$port
served=""
trap '[ -z "$served" ] || kill "$served" 2> /dev/null || true; wait || true; rm -rf "$folder"' EXIT

fail() {
  echo "python: $1" >&2
  cat "$folder"/*.out >&2
  exit 1
}

mapfile -t commands < <(sed -n '/^```sh$/,/^```$/{/^```/d;p}' submissions/docs/python.md)
[ "${#commands[@]}" -ge 3 ] && [ "${#commands[@]}" -le 5 ] || fail "the page has ${#commands[@]} commands, not 3 to 5"
for command in "${commands[@]}"; do
  case $command in *java* | *mvn* | *javac*) fail "a command is Java's: $command" ;; esac
done

./axonmark serve --local --port "$port" --token ann > "$folder/serve.out" 2>&1 &
served=$!
for _ in $(seq 180); do
  grep -q "the board is at" "$folder/serve.out" && break
  kill -0 "$served" 2> /dev/null || fail "the board ended"
  sleep 1
done
AXONMARK_TOKEN=$(sed -n 's/^AXONMARK_TOKEN=//p' "$folder/serve.out")
export AXONMARK_TOKEN

mkdir "$folder/work" "$folder/bin"
ln -s "$root/axonmark" "$folder/work/axonmark"
ln -s "$(command -v python3)" "$folder/bin/python"
echo "import shutil; shutil.copy('$root/submissions/spiking-mlp/src/main/resources/model.onnx', 'model.onnx')" > "$folder/work/export.py"
for command in "${commands[@]}"; do
  (cd "$folder/work" && PATH=$folder/bin:$PATH bash -euc "$command") > "$folder/command.out" 2>&1 || fail "'$command' ended with $?"
done
grep -q "scored *$BOARD/results/" "$folder/command.out" || fail "no result on the board"
grep -q "<h2>Scores</h2>" "$folder/work/model.html" || fail "no report"
[ "$(wc -c < "$folder/work/model.html")" -le 150000 ] || fail "the report has $(wc -c < "$folder/work/model.html") bytes"
echo "python: ${#commands[@]} commands, $(grep -o "$BOARD/results/.*" "$folder/command.out") stands"
