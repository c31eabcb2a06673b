#!/bin/bash
# The way of a submission on a board, as its author goes it: a board is served, a JAR is submitted, its agent evaluates it, the result stands on
# the board; the same JAR again is asked for once; a token that is not one is refused. Takes a minute; ends what it started.
#
#     ci/journeys/submit.sh [PORT]
set -euo pipefail
cd "$(dirname "$0")/../.."
port=${1:-8091}
board=http://127.0.0.1:$port
task=functions/numeric@1
jar=submissions/numeric-line/target/numeric-line.jar
folder=$(mktemp -d)
export AXONMARK_HOME=$folder
served=""
trap '[ -z "$served" ] || kill "$served" 2> /dev/null || true; wait || true; rm -rf "$folder"' EXIT

fail() {
  echo "submit: $1" >&2
  cat "$folder/serve.out" >&2
  exit 1
}

./axonmark serve --local --port "$port" --token ann > "$folder/serve.out" 2>&1 &
served=$!
for _ in $(seq 180); do
  grep -q "the board is at" "$folder/serve.out" && break
  kill -0 "$served" 2> /dev/null || fail "the board ended"
  sleep 1
done
AXONMARK_TOKEN=$(sed -n 's/^AXONMARK_TOKEN=//p' "$folder/serve.out")
export AXONMARK_TOKEN

./axonmark submit "$jar" --task "$task" --board "$board" --wait > "$folder/submitted" || fail "submit ended with $?"
grep -q "^$task *scored *$board/results/" "$folder/submitted" || fail "no result: $(cat "$folder/submitted")"
./axonmark submit "$jar" --task "$task" --board "$board" --json > "$folder/again"
[ "$(grep -c '"order"' "$folder/again")" = 1 ] && grep -q '"state": "scored"' "$folder/again" || fail "the same JAR was queued again"
if AXONMARK_TOKEN=guess ./axonmark submit "$jar" --task "$task" --board "$board" > /dev/null 2> "$folder/guessed"; then
  fail "a guessed token was taken"
fi
grep -q "does not know the token" "$folder/guessed" || fail "a guessed token was refused otherwise: $(cat "$folder/guessed")"
echo "submit: $(grep -o "$board/results/.*" "$folder/submitted") stands"
