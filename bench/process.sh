#!/bin/bash
# Measures what only whole processes show, and keeps the evidence in bench/results/<date>-process/: the time to the
# first frame of a large file in a cold virtual machine, and the memory that streaming takes beside its target.
#
#   bench/process.sh LARGE.tng MILLION.tng ...
#
# LARGE.tng     many frame sets: water28k_1g.tng of bench/README.md
# MILLION.tng   one frame set of many frames and particles, in one or more codings
#
# TNG_JAVA    the java to use, 25 or newer; without it the one on the PATH
# ROUNDS      how often each is run, 7
#
# Builds nothing: `mvn verify` first. The files are in the page cache. Leave the machine alone meanwhile.
set -euo pipefail
export LC_ALL=C

fail() { echo "process.sh: $1" >&2; exit 1; }
median() { sort -g | awk '{ v[NR] = $1 } END { printf "%.0f (%.0f to %.0f)", (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2, v[1], v[NR] }'; }

[ $# -ge 2 ] || fail "needs two files: bench/process.sh LARGE.tng MILLION.tng"
files=()
for file in "$@"; do [ -f "$file" ] || fail "$file is not there"; files+=("$(realpath "$file")"); done
cd "$(dirname "${BASH_SOURCE[0]}")/.."
java=${TNG_JAVA:-java}
rounds=${ROUNDS:-7}
jar=bench/target/benchmarks.jar
[ -f "$jar" ] || fail "$jar is not there, run mvn verify first"
results=bench/results/$(date +%F)-process
[ ! -e "$results" ] || fail "$results is there already, must not be overwritten"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
raw=$work/raw.tsv
load=$(uptime | sed 's/.*load average/load average/')
cat "${files[@]}" > /dev/null

# first CONTENDER HOW [option of the JVM ...]: a line of raw.tsv for each round
first() {
    local contender=$1 how=$2 milliseconds
    shift 2
    for round in $(seq "$rounds"); do
        milliseconds=$("$java" "$@" -cp "$jar" org.tng4j.bench.FirstFrame "${files[0]}" $how)
        printf 'first frame, ms\t%s\t%s\n' "$contender" "$milliseconds" >> "$raw"
    done
}

# peak PASSES FILE HEAP: the most anonymous memory, in KiB, of a process that streams
peak() {
    local most=0 now pid
    "$java" "-Xmx$3" -cp "$jar" org.tng4j.bench.ReadFrames "$2" "$1" 600 no-md5 > "$work/out" 2> "$work/error" &
    pid=$!
    while now=$(awk '/^RssAnon/ { print $2 }' "/proc/$pid/status" 2> /dev/null) && [ -n "$now" ]; do
        most=$((now > most ? now : most))
        sleep 0.01
    done
    wait "$pid" || { cat "$work/error" >&2; return 1; }
    echo "$most"
}

cache=$work/cache.aot
"$java" -XX:AOTCacheOutput="$cache" -cp "$jar" org.tng4j.bench.FirstFrame "${files[0]}" no-md5 > /dev/null 2>&1
for pass in 1 2; do
    [ "$pass" = 1 ] || : > "$raw"
    first "hashes off" no-md5
    first "hashes compared" ""
    first "hashes off, with an AOT cache" no-md5 -XX:AOTCache="$cache"
done

for file in "${files[@]:1}"; do
    for heap in 64m 512m 3g; do
        bare=$(peak 0 "$file" "$heap")
        if streaming=$(peak 1 "$file" "$heap" 2> "$work/why"); then
            printf 'memory, KiB\t%s, -Xmx%s\t%s\t%s\n' "$(basename "$file")" "$heap" "$streaming" "$bare" >> "$raw"
            break
        fi
        grep -q OutOfMemoryError "$work/why" || { cat "$work/why" >&2; fail "cannot read $file"; }
        printf 'memory, KiB\t%s, -Xmx%s\tOutOfMemoryError\t%s\n' "$(basename "$file")" "$heap" "$bare" >> "$raw"
    done
done

mkdir -p "$results"
sed "s|$work|WORK|g" "$raw" > "$results/raw.tsv"
cpu=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)
changes=$(git status --porcelain --untracked-files=no)
{
    printf '%s\t%s\n' date "$(date +%F)" \
        commit "$(git rev-parse HEAD)${changes:+, with changes that are not committed}" \
        CPU "$cpu, $(nproc) cores, $(free -g | awk '/^Mem/ { print $2 }') GiB" \
        JDK "$("$java" -version 2>&1 | sed -n '2p')" \
        OS "$(. /etc/os-release && echo "$PRETTY_NAME"), $(uname -m)" "before the first run" "$load"
    for file in "${files[@]}"; do printf '%s\t%s bytes\n' "$(basename "$file")" "$(stat -L -c %s "$file")"; done
} > "$results/machine.tsv"
{
    cat << END
# Whole processes, $(date +%F)

| what | |
|---|---|
$(awk -F '\t' '{ print "| " $1 " | " $2 " |" }' "$results/machine.tsv")

All values: [raw.tsv](raw.tsv).

## First frame

Milliseconds from the start of \`main\` to the first frame in the target, file in the page cache: median of $rounds
rounds (least to most).

| | ms |
|---|---:|
END
    awk -F '\t' '$1 == "first frame, ms" && !seen[$2]++ { print $2 }' "$raw" | while read -r contender; do
        echo "| $contender | $(awk -F '\t' -v c="$contender" '$2 == c { print $3 }' "$raw" | median) |"
    done
    cat << END

The AOT cache (JEP 514) holds the classes of this program, loaded and linked; it is made by one run with
\`-XX:AOTCacheOutput=\`.

## Memory

The most anonymous memory (RssAnon, seen every 10 ms) of a process that streams all frames, minus that of one that only
allocates the target.

| file, heap | streaming, MiB | target only, MiB | difference, MiB |
|---|---:|---:|---:|
$(awk -F '\t' '$1 == "memory, KiB" { if ($3 + 0 > 0) printf "| %s | %.1f | %.1f | %.1f |\n", $2, $3 / 1024, $4 / 1024, ($3 - $4) / 1024
    else printf "| %s | %s | %.1f | – |\n", $2, $3, $4 / 1024 }' "$raw")
END
} > "$results/README.md"
echo "$results/README.md"
