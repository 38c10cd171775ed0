#!/bin/bash
# Measures a benchmark in several runs and keeps the evidence in bench/results/<date>-<benchmark>/.
#
#   bench/run.sh BENCHMARK [option of JMH ...]
#   bench/run.sh DecodePayload WATER.tng [option of JMH ...]
#
# BENCHMARK   any that bench/README.md has a row of; the trajectories that it reads are made in bench/target/fixtures
# WATER.tng   compressed water with its expected values beside it, WATER.oracle.tsv: testdata/make/make-large.sh makes
#             both
# LARGE       a folder of further trajectories NAME.tng with NAME.oracle.tsv (bench/README.md says how to make them), for
#             -p fixture=NAME,...; the results are then called <date>-<benchmark>-large
# RUNS        how many; 3 unless said otherwise
# TNG_JAVA    the java to use, 25 or newer; without it the one on the PATH
#
# Builds nothing: `mvn verify` first. A gate runs before anything is timed. Leave the machine alone meanwhile.
set -euo pipefail

fail() { echo "run.sh: $1" >&2; exit 1; }
sha256() { sha256sum "$1" | cut -d ' ' -f 1; }

[ $# -ge 1 ] || fail "needs a benchmark: bench/run.sh CopyStyles"
benchmark=$1
shift
if [ "$benchmark" = DecodePayload ]; then
    [ $# -ge 1 ] || fail "needs a file: bench/run.sh DecodePayload WATER.tng"
    [ -f "$1" ] || fail "$1 is not there; testdata/make/make-large.sh makes such a file"
    water=$(realpath "$1")
    oracle=${water%.tng}.oracle.tsv
    [ -f "$oracle" ] || fail "$oracle is not there, must hold the values of $1"
    shift
fi

cd "$(dirname "${BASH_SOURCE[0]}")/.."
row=$(grep -F "| \`$benchmark\` |" bench/README.md | head -1) || fail "bench/README.md has no row of $benchmark"
java=${TNG_JAVA:-java}
runs=${RUNS:-3}
jar=bench/target/benchmarks.jar
[ -f "$jar" ] || fail "nothing is built, run mvn verify first"
version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p')
home=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
[ "${version%%.*}" -ge 25 ] || fail "$java is Java $version, must be 25 or newer; name one in TNG_JAVA"

slug=$(sed 's/\([a-z]\)\([A-Z]\)/\1-\2/g' <<< "$benchmark" | tr '[:upper:]' '[:lower:]')
results=bench/results/$(date +%F)-$slug${LARGE:+-large}
[ ! -e "$results" ] || fail "$results is there already, must not be overwritten"

# What a benchmark needs beside itself: options of the JVM, rows of its provenance, its tables, words round them.
jvm=(-Xms512m -Xmx512m --sun-misc-unsafe-memory-access=allow)
provenance=
table=org.tng4j.bench.RatioTable
gate="Before it is timed, each contender writes what it must: \`TargetGate\`."
before=
after=
case $benchmark in
DecodePayload)
    payloads=bench/target/payloads
    classes=tng-arrays/target/classes:tng-io/target/classes:tng-io/target/test-classes
    [ -d tng-io/target/test-classes ] || fail "nothing is built, run mvn verify first"
    "$java" -cp "$classes" org.tng4j.io.internal.compress.WaterPayloads "$water" "$payloads"
    cp "$oracle" "$payloads/oracle.tsv"
    mkdir -p "$results"
    cp "$payloads/payloads.tsv" "$results"
    "$java" -cp "$jar" org.tng4j.bench.PayloadGate "$payloads" | tee "$results/gate.log"
    jvm+=("-Dtng4j.payloads=$payloads")
    provenance="
| file | \`$(basename "$water")\`, SHA-256 \`$(sha256 "$water")\` |
| expected values | \`$(basename "$oracle")\`, SHA-256 \`$(sha256 "$oracle")\` |"
    table=org.tng4j.bench.PayloadTable
    gate="The gate's: [gate.log](gate.log). The same kind of file is made by \`testdata/make/make-large.sh\`."
    before="The payload is in a mapped file, all of it in memory; decoding goes through integers to float32 in one
frame's native memory, frame after frame. Mpf/s: million particles times frames in a second, all three coordinates; the
median of the runs, and the slowest and the fastest. Bits: of the payload, for one particle in one frame. The
floor copies the decoded bytes into the same memory. It allocates nothing; what JMH charges it with, the harness
allocates, and the last column is that, brought to the time of one decoding."
    after="
Cut: as GROMACS wrote it. Encoded: frames of the same file, with the parameters and runs that the reference encoder
chooses (\`RealPayloadTest\` holds that encoder against the reference's output), because GROMACS does not choose these
codings for water."
    ;;
esac

# What is measured of whole trajectories; argon of other people too, where it lies beside the repository.
fixtures=(raw-1000-100 raw-10000-10 raw-100000-4 swapped-10000-10 gzip-1000-100 gzip-10000-10 gzip-100000-4
    tng-1000-1 tng-1000-10 tng-1000-100 tng-10000-10 tng-100000-4 stop-bits-10000-10 xtc3-10000-10 bwlzh-10000-10
    argon-twin blocks)
argon=../shared/testdata/peers/MDAnalysis-pytng/argon_npt_compressed
case $benchmark in
Amplification | DecodeInPlace | Inflating | ManyBlocks | Nd4jWrap | Parallel | PyTngProfile | Stages | Streaming)
    folder=bench/target/fixtures
    [ -d tng-io/target/test-classes ] || fail "nothing is built, run mvn verify first"
    "$java" -cp tng-arrays/target/classes:tng-io/target/classes:tng-io/target/test-classes org.tng4j.io.WalkFiles \
        "$folder" 1600000 "${fixtures[@]}"
    if [ "$benchmark" = PyTngProfile ] && [ -f $argon.tng ]; then
        cp -f $argon.tng "$folder/argon.tng"
        cp -f $argon.oracle.tsv "$folder/argon.oracle.tsv"
        set -- -p fixture=argon-twin,argon "$@"
    fi
    if [ -n "${LARGE:-}" ]; then
        folder=bench/target/fixtures-large
        rm -rf "$folder"
        mkdir -p "$folder"
        ln -s "$(realpath "$LARGE")"/*.tng "$(realpath "$LARGE")"/*.oracle.tsv "$folder"
        for file in "$folder"/*.tng; do [ -f "${file%.tng}.oracle.tsv" ] || rm "$file"; done
    fi
    jvm+=("-Dtng4j.fixtures=$folder")
    gate="Before it is timed, every frame of every block is compared with the checksum of what was written, and what
each contender leaves with that: \`Fixture\`, \`TargetGate\`. Name, particles, frames, bytes, SHA-256 of the
trajectories: [fixtures.tsv](fixtures.tsv)."
    mkdir -p "$results"
    for file in "$folder"/*.tng; do
        name=$(basename "$file" .tng)
        awk -F '\t' -v OFS='\t' -v name="$name" -v size="$(stat -L -c %s "$file")" -v hash="$(sha256 "$file")" \
            '$3 == "POSITIONS" && $1 != "static" { split($5, axes, "x"); frames++ }
             END { print name, axes[1] + 0, frames + 0, size, hash }' "$folder/$name.oracle.tsv"
    done > "$results/fixtures.tsv"
    ;;
esac
case $benchmark in
Inflating | Stages | Streaming | Parallel) table=org.tng4j.bench.RateTable ;;
esac

command=("${jvm[@]}" -jar "$jar" "[.]$benchmark[.]" -t 1 -foe true -prof gc "$@")
load=$(uptime | sed 's/.*load average/load average/')
for run in $(seq "$runs"); do
    mkdir -p "$results/run-$run"
    "$java" "${command[@]}" -rf json -rff "$results/run-$run/jmh.json" 2>&1 | tee "$results/run-$run/jmh.log"
    sed -i "s|$home|JAVA_HOME|g" "$results/run-$run/jmh.json" "$results/run-$run/jmh.log"
done

question=$(cut -d '|' -f 3 <<< "$row" | sed 's/^ *//; s/ *$//')
floor=$(cut -d '|' -f 4 <<< "$row" | sed 's/^ *//; s/ *$//')
cpu=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)
changes=$(git status --porcelain --untracked-files=no)
{
    printf '%s\t%s\n' date "$(date +%F)" \
        commit "$(git rev-parse HEAD)${changes:+, with changes that are not committed}" \
        CPU "$cpu, $(nproc) cores, $(free -g | awk '/^Mem/ { print $2 }') GiB"
    for cache in L1d L2 L3; do
        size=$(lscpu -B --caches=NAME,ONE-SIZE | awk -v cache=$cache '$1 == cache { print $2 }')
        [ -z "$size" ] || printf '%s\t%s\n' $cache "$size"
    done
    printf '%s\t%s\n' JDK "$("$java" -version 2>&1 | sed -n '2p')" \
        OS "$(. /etc/os-release && echo "$PRETTY_NAME"), $(uname -m)" \
        "before the first run" "$load" \
        benchmarks.jar "SHA-256 $(sha256 "$jar")" \
        "command, $runs time(s)" "java ${command[*]}"
} > "$results/machine.tsv"
cat > "$results/README.md" << END
# $benchmark, $(date +%F)

\`$benchmark\`: $question Floor: $floor.

## Provenance

| what | |
|---|---|
$(awk -F '\t' '{ print "| " $1 " | " $2 " |" }' "$results/machine.tsv")$provenance

Raw results and logs: $(for run in $(seq "$runs"); do printf "[run %s](run-%s) " "$run" "$run"; done). $gate

## Result

One thread unless it says otherwise, $runs run(s). $before

$("$java" -cp "$jar" "$table" "$results")
$after
END
echo "$results/README.md"
