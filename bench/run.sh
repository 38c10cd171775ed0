#!/bin/bash
# Measures a benchmark in three runs and keeps the evidence in bench/results/<date>-<benchmark>/.
#
#   bench/run.sh DecodePayload WATER.tng [option of JMH ...]
#
# WATER.tng   compressed water with its expected values beside it, WATER.oracle.tsv: testdata/make/make-large.sh makes
#             both
# TNG_JAVA    the java to use, 25 or newer; without it the one on the PATH
#
# Builds nothing: `mvn verify` first. The gate runs before anything is timed. Leave the machine alone meanwhile.
set -euo pipefail

fail() { echo "run.sh: $1" >&2; exit 1; }

[ $# -ge 2 ] || fail "needs a benchmark and a file: bench/run.sh DecodePayload WATER.tng"
benchmark=$1
[ "$benchmark" = DecodePayload ] || fail "benchmark is $benchmark, must be DecodePayload"
[ -f "$2" ] || fail "$2 is not there; testdata/make/make-large.sh makes such a file"
water=$(realpath "$2")
[ -f "${water%.tng}.oracle.tsv" ] || fail "${water%.tng}.oracle.tsv is not there, must hold the values of $2"
shift 2

cd "$(dirname "${BASH_SOURCE[0]}")/.."
java=${TNG_JAVA:-java}
classes=tng-arrays/target/classes:tng-io/target/classes:tng-io/target/test-classes
jar=bench/target/benchmarks.jar
payloads=bench/target/payloads
[ -f "$jar" ] && [ -d tng-io/target/test-classes ] || fail "nothing is built, run mvn verify first"
version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p')
home=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
[ "${version%%.*}" -ge 25 ] || fail "$java is Java $version, must be 25 or newer; name one in TNG_JAVA"

slug=$(sed 's/\([a-z]\)\([A-Z]\)/\1-\2/g' <<< "$benchmark" | tr '[:upper:]' '[:lower:]')
results=bench/results/$(date +%F)-$slug
[ ! -e "$results" ] || fail "$results is there already, must not be overwritten"

"$java" -cp "$classes" org.tng4j.io.internal.compress.WaterPayloads "$water" "$payloads"
cp "${water%.tng}.oracle.tsv" "$payloads/oracle.tsv"
mkdir -p "$results"
cp "$payloads/payloads.tsv" "$results"
"$java" -cp "$jar" org.tng4j.bench.PayloadGate "$payloads" | tee "$results/gate.log"

command=(-Xms512m -Xmx512m --sun-misc-unsafe-memory-access=allow "-Dtng4j.payloads=$payloads" -jar "$jar" "$benchmark"
    -t 1 -foe true -prof gc "$@")
load=$(uptime | sed 's/.*load average/load average/')
for run in 1 2 3; do
    mkdir "$results/run-$run"
    "$java" "${command[@]}" -rf json -rff "$results/run-$run/jmh.json" 2>&1 | tee "$results/run-$run/jmh.log"
    sed -i "s|$home|JAVA_HOME|g" "$results/run-$run/jmh.json" "$results/run-$run/jmh.log"
done

sha256() { sha256sum "$1" | cut -d ' ' -f 1; }
cpu=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)
changes=$(git status --porcelain --untracked-files=no)
cat > "$results/README.md" << END
# $benchmark, $(date +%F)

## Provenance

| what | |
|---|---|
| commit | $(git rev-parse HEAD)${changes:+, with changes that are not committed} |
| CPU | $cpu, $(nproc) cores, $(free -g | awk '/^Mem/ { print $2 }') GiB |
| JDK | $("$java" -version 2>&1 | sed -n '2p') |
| OS | $(. /etc/os-release && echo "$PRETTY_NAME"), $(uname -m) |
| before the first run | $load |
| file | \`$(basename "$water")\`, SHA-256 \`$(sha256 "$water")\` |
| expected values | \`$(basename "${water%.tng}").oracle.tsv\`, SHA-256 \`$(sha256 "${water%.tng}.oracle.tsv")\` |
| \`benchmarks.jar\` | SHA-256 \`$(sha256 "$jar")\` |
| command, three times | \`java ${command[*]}\` |

Raw results and logs: [run 1](run-1), [run 2](run-2), [run 3](run-3); the gate's: [gate.log](gate.log). The same kind of
file is made by \`testdata/make/make-large.sh\`.

## Result

One thread. The payload is in a mapped file, all of it in memory; decoding goes through integers to float32 in one
frame's native memory, frame after frame. Mpf/s: million particles times frames in a second, all three coordinates; the
median of the three runs, and the slowest and the fastest. Bits: of the payload, for one particle in one frame. The
floor copies the decoded bytes into the same memory. It allocates nothing; what JMH charges it with, the harness
allocates, and the last column is that, brought to the time of one decoding.

$("$java" -cp "$jar" org.tng4j.bench.PayloadTable "$results")

Cut: as GROMACS wrote it. Encoded: frames of the same file, with the parameters and runs that the reference encoder
chooses (\`RealPayloadTest\` holds that encoder against the reference's output), because GROMACS does not choose these
codings for water.
END
echo "$results/README.md"
