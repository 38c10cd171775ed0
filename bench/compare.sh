#!/bin/bash
# Compares tng4j with what people use, on one machine and the same frames, and keeps the evidence in
# bench/results/<date>-compare/: two tables, reading again and again in one process, and whole processes.
#
#   bench/compare.sh WATER.tng WATER.xtc [RESULTS]
#
# WATER.tng   compressed positions, steps evenly apart
# WATER.xtc   the same frames: gmx trjconv -f WATER.tng -o WATER.xtc
# RESULTS     where the results go instead; must not be there
#
# TNG_JAVA    the java to use, 25 or newer; without it the one on the PATH
# PYTHON      the Python that has mdtraj and MDAnalysis; without it /usr/bin/python3
# ROUNDS      how often each contender is run, 7
#
# Builds nothing: `mvn verify` first. What is not installed is left out, and the table says so, as is what takes more
# than a minute to read the file once. Before anything is timed, all must read the same frames. Leave the machine alone
# meanwhile.
set -euo pipefail
export LC_ALL=C

fail() { echo "compare.sh: $1" >&2; exit 1; }
sha256() { sha256sum "$1" | cut -d ' ' -f 1; }
# Median, least and most of numbers, one a line.
median() { sort -g | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2, v[1], v[NR] }'; }

[ $# -ge 2 ] || fail "needs two files: bench/compare.sh WATER.tng WATER.xtc"
for file in "$1" "$2"; do [ -f "$file" ] || fail "$file is not there"; done
tng=$(realpath "$1")
twin=$(realpath "$2")
results=$(realpath -m "${3:-$(dirname "${BASH_SOURCE[0]}")/results/$(date +%F)-compare}")
[ ! -e "$results" ] || fail "$results is there already, must not be overwritten"
cd "$(dirname "${BASH_SOURCE[0]}")/.."

java=${TNG_JAVA:-java}
[ ! -d "$java" ] || java=$java/bin/java
python=${PYTHON:-/usr/bin/python3}
rounds=${ROUNDS:-7}
passes=60   # at most, in one process
most=10     # seconds, then it begins no pass but the second
slow=60     # seconds for one pass that nobody waits for
jar=bench/target/benchmarks.jar
version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p')
[ "${version%%.*}" -ge 25 ] || fail "$java is Java $version, must be 25 or newer; name one in TNG_JAVA"
for built in "$jar" tng-cli/target/tng.jar; do [ -f "$built" ] || fail "$built is not there, run mvn verify first"; done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
xtc=$work/$(basename "$twin")
ln -s "$twin" "$xtc"        # MDAnalysis keeps its index of a file beside it
raw=$work/raw.tsv
frames=0

one_core=()
pinned="nobody pins: taskset is not installed"
if command -v taskset > /dev/null; then
    one_core=(taskset -c 0)
    pinned="pinned to core 0"
fi

# Why a contender cannot run; nothing if it can.
why_not() {
    local -A module=([mdanalysis]=MDAnalysis [xtcfile]=MDAnalysis [mdtraj]=mdtraj)
    case $1 in
    gmx-*) command -v gmx > /dev/null || echo "gmx is not installed" ;;
    mdanalysis* | xtcfile* | mdtraj*)
        [ -x "$python" ] || { echo "$python is not there"; return; }
        "$python" -W ignore -c "import ${module[${1%%-*}]}" 2> /dev/null ||
            echo "$python has no ${module[${1%%-*}]}" ;;
    esac
}

ours()   { "$java" -cp "$jar" org.tng4j.bench.ReadFrames "$tng" "$@"; }
theirs() {
    "$python" -W ignore bench/compare/read_frames.py "$@" 2> "$work/error" || { cat "$work/error" >&2; return 1; }
}
export -f ours theirs
export java jar tng python work

# What a contender of the first table does: prints a line for each pass.
steady() {
    case $1 in
    tng4j)            ours "$passes" "$most" ;;
    tng4j-no-md5)     ours "$passes" "$most" no-md5 ;;
    tng4j-ahead)      ours "$passes" "$most" ahead ;;
    tng4j-ahead-no-md5) ours "$passes" "$most" ahead no-md5 ;;
    tng4j-all-cores)  ours "$passes" "$most" all-cores ;;
    tng4j-one-array)  ours "$passes" "$most" into-one-array ;;
    mdtraj-tng)       theirs "$1" "$tng" "$frames" "$passes" "$most" ;;
    *)                theirs "$1" "$xtc" "$frames" "$passes" "$most" ;;
    esac
}

# What a contender of the second table does: reads once, whatever it prints.
whole() {
    case $1 in
    tng4j)            ours 1 0 ;;
    tng4j-no-md5)     ours 1 0 no-md5 ;;
    tng4j-ahead)      ours 1 0 ahead ;;
    tng4j-all-cores)  ours 1 0 all-cores ;;
    tng-info)         TNG_JAVA=$java tng-cli/bin/tng info "$tng" ;;
    tng-digest)       TNG_JAVA=$java tng-cli/bin/tng digest "$tng" ;;
    gmx-check-tng)    gmx -quiet check -f "$tng" ;;
    gmx-check-xtc)    gmx -quiet check -f "$xtc" ;;
    gmx-trjconv-tng)  echo 0 | gmx -quiet -nobackup trjconv -f "$tng" -o "$work/out.trr" ;;
    gmx-trjconv-xtc)  echo 0 | gmx -quiet -nobackup trjconv -f "$xtc" -o "$work/out.trr" ;;
    mdtraj-tng)       theirs "$1" "$tng" "$frames" 1 0 ;;
    *)                theirs "$1" "$xtc" "$frames" 1 0 ;;
    esac
}
export -f steady whole
export passes most xtc frames

one_thread=(tng4j tng4j-no-md5 mdanalysis xtcfile mdtraj-xtc mdtraj-tng)
all_cores=(tng4j-ahead tng4j-ahead-no-md5 tng4j-all-cores tng4j-one-array)
processes=(tng4j tng4j-no-md5 tng4j-ahead tng4j-all-cores tng-info tng-digest gmx-check-tng gmx-check-xtc
    gmx-trjconv-tng gmx-trjconv-xtc mdanalysis mdtraj-xtc mdtraj-tng)
declare -A missing label
for contender in "${one_thread[@]}" "${all_cores[@]}" "${processes[@]}"; do
    missing[$contender]=$(why_not "$contender")
done
label=(
    [tng4j]="tng4j, TNG" [tng4j-no-md5]="tng4j, TNG, hashes not checked"
    [tng4j-ahead]="tng4j, TNG, \`readAhead\`" [tng4j-ahead-no-md5]="tng4j, TNG, \`readAhead\`, hashes not checked"
    [tng4j-all-cores]="tng4j, TNG, \`map\`" [tng4j-one-array]="tng4j, TNG, all frames into one array"
    [mdanalysis]="MDAnalysis, XTC" [xtcfile]="MDAnalysis's bare \`XTCFile\`, XTC"
    [mdtraj-xtc]="mdtraj, XTC" [mdtraj-tng]="mdtraj, TNG"
    [tng-info]="\`tng info\`, TNG (headers only)" [tng-digest]="\`tng digest\`, TNG (all blocks, CRC-32, text)"
    [gmx-check-tng]="\`gmx check\`, TNG" [gmx-check-xtc]="\`gmx check\`, XTC"
    [gmx-trjconv-tng]="\`gmx trjconv\`, TNG to TRR" [gmx-trjconv-xtc]="\`gmx trjconv\`, XTC to TRR")

# The gate: the same frames, and the same coordinates within the precision. Whoever is too slow goes out here.
gate() {
    read -r _ frames particles < <(ours 1 0)
    for contender in mdanalysis xtcfile mdtraj-xtc mdtraj-tng; do
        [ -z "${missing[$contender]}" ] || continue
        local file=$xtc
        [ "$contender" != mdtraj-tng ] || file=$tng
        echo -n "$contender: "
        SECONDS=0
        ours 1 0 values | theirs "$contender" "$file" "$frames" 1 0 compare ||
            fail "$contender does not read what tng4j reads"
        [ "$SECONDS" -le "$slow" ] || missing[$contender]="takes $SECONDS s to read the file once"
    done
    for file in "$tng" "$xtc"; do
        [ -z "${missing[gmx-check-tng]}" ] || continue
        found=$(gmx -quiet check -f "$file" 2>&1 | tr '\r' '\n' | awk '/^Coords/ { print $2 }')
        [ "$found" = "$frames" ] || fail "gmx check reads $found frames of $file, tng4j reads $frames"
        echo "gmx check, $(basename "$file"): $found frames"
    done
}
gate > "$work/gate.log" || { cat "$work/gate.log"; exit 1; }
cat "$work/gate.log"
load=$(uptime | sed 's/.*load average/load average/')

printf 'table\tround\tcontender\tpass\tseconds\tframes\tparticles\n' > "$raw"
run_steady() {  # round contender command ...
    local round=$1 contender=$2
    shift 2
    "$@" bash -c 'steady "$1"' - "$contender" > "$work/passes" || fail "$contender failed"
    awk -v OFS='\t' -v round="$round" -v name="$contender" -v frames="$frames" -v particles="$particles" '
        { print "steady", round, name, NR, $1, $2, $3; bad = bad || $2 != frames || $3 != particles }
        END { exit bad || NR == 0 }' "$work/passes" >> "$raw" || fail "$contender reads other frames than tng4j"
}
run_whole() {  # round contender
    local begin=$EPOCHREALTIME
    whole "$2" > "$work/output" 2>&1 || { tail -3 "$work/output" >&2; fail "$2 failed"; }
    awk -v begin="$begin" -v end="$EPOCHREALTIME" -v round="$1" -v name="$2" \
        'BEGIN { printf "whole\t%s\t%s\t1\t%.6f\t-\t-\n", round, name, end - begin }' >> "$raw"
}
backwards() { for ((i = $#; i > 0; i--)); do echo "${!i}"; done; }

export frames
for ((round = 1; round <= rounds; round++)); do
    steadies=("${one_thread[@]}" "${all_cores[@]}")
    wholes=("${processes[@]}")
    if ((round % 2 == 0)); then
        mapfile -t steadies < <(backwards "${steadies[@]}")
        mapfile -t wholes < <(backwards "${wholes[@]}")
    fi
    for contender in "${steadies[@]}"; do
        [ -z "${missing[$contender]}" ] || continue
        if [[ " ${one_thread[*]} " == *" $contender "* ]]; then
            run_steady "$round" "$contender" "${one_core[@]}"
        else
            run_steady "$round" "$contender"
        fi
    done
    for contender in "${wholes[@]}"; do
        [ -n "${missing[$contender]}" ] || run_whole "$round" "$contender"
    done
    echo "round $round of $rounds is done" >&2
done

# The seconds of each round: of a process that reads again and again, the median of the later half of its passes.
seconds() {  # table contender
    for ((r = 1; r <= rounds; r++)); do
        awk -F '\t' -v t="$1" -v c="$2" -v r="$r" '$1 == t && $2 == r && $3 == c { print $5 }' "$raw" > "$work/seconds"
        tail -n $((($(wc -l < "$work/seconds") + 1) / 2)) "$work/seconds" | median | cut -d ' ' -f 1
    done
}
fewest_passes() {  # contender
    awk -F '\t' -v c="$1" '$1 == "steady" && $3 == c { n[$2]++ }
        END { for (r in n) if (!least || n[r] < least) least = n[r]; print int((least + 1) / 2) }' "$raw"
}
row() {  # table contender cores
    if [ -n "${missing[$2]}" ]; then
        echo "| ${label[$2]} | left out: ${missing[$2]} | | | | | |"
        return
    fi
    local counted=1
    [ "$1" = whole ] || counted=$(fewest_passes "$2")
    local amount=$((frames * particles))
    [ "$2" != tng-info ] || amount=0
    seconds "$1" "$2" | median | awk -v label="${label[$2]}" -v cores="$3" -v amount="$amount" \
        -v theirs="$4" -v counted="$counted" '{
            printf "| %s | %s | %.1f | %.1f to %.1f | %s | %s | %s |\n", label, cores, 1e3 * $1, 1e3 * $2, 1e3 * $3,
                amount ? sprintf("%.1f", amount / $1 / 1e6) : "-",
                amount && theirs ? sprintf("%.2f", theirs / $1) : "-", counted }'
}
base() { [ -n "${missing[mdanalysis]}" ] || seconds "$1" mdanalysis | median | cut -d ' ' -f 1; }

installed() { dpkg-query -W -f '${Package} ${Version}' "$1" 2> /dev/null || echo "$1 -"; }
cpu=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)
changes=$(git status --porcelain --untracked-files=no)
mkdir -p "$results"
cp "$raw" "$work/gate.log" "$results"
steady_base=$(base steady)
whole_base=$(base whole)
{
    cat << END
# tng4j and what people use, $(date +%F)

## Provenance

| what | |
|---|---|
| commit | $(git rev-parse HEAD)${changes:+, with changes that are not committed} |
| CPU | $cpu, $(nproc) cores, $(free -g | awk '/^Mem/ { print $2 }') GiB |
| JDK | $("$java" -version 2>&1 | sed -n '2p') |
| OS | $(. /etc/os-release && echo "$PRETTY_NAME"), $(uname -m) |
| others | $(installed gromacs), $(installed python3-mdanalysis), $(installed python3-mdtraj), $("$python" --version 2>&1 || true) |
| before the first round | $load |
| TNG | \`$(basename "$tng")\`, $(stat -L -c %s "$tng") bytes, SHA-256 \`$(sha256 "$tng")\` |
| XTC | \`$(basename "$twin")\`, $(stat -L -c %s "$twin") bytes, SHA-256 \`$(sha256 "$twin")\` |
| frames, particles | $frames, $particles |
| \`benchmarks.jar\`, \`tng.jar\` | SHA-256 \`$(sha256 "$jar")\`, \`$(sha256 tng-cli/target/tng.jar)\` |
| command | \`ROUNDS=$rounds bench/compare.sh $(basename "$tng") $(basename "$twin")\` |

Raw timings: [raw.tsv](raw.tsv). The gate, before anything was timed: [gate.log](gate.log).

Both files lie in memory already; MDAnalysis has its index of the XTC file. Rounds: $rounds, each contender once in
each, in turn forwards and backwards. Median of the rounds, the quickest and the slowest round. Mpf/s: million particles
times frames in a second. Speed: how many times as fast as MDAnalysis, which reads the XTC twin. XTC has no hashes.

## Again and again in one process

A pass opens the file, reads the positions of every frame, and closes it; a round's time is the median of the later half
of a process's passes. One core: $pinned, JIT compiler and collector too (with one core the JVM
takes its serial collector).

| reader | cores it may use | ms a pass | least to most | Mpf/s | speed | passes counted, at least |
|---|---|---:|---:|---:|---:|---:|
END
    for contender in "${one_thread[@]}"; do row steady "$contender" 1 "$steady_base"; done
    for contender in "${all_cores[@]}"; do row steady "$contender" "$(nproc)" "$steady_base"; done
    cat << END

## Whole processes

From start to end, the JVM's or Python's start and imports included, nothing pinned. \`gmx trjconv\` writes what it reads,
uncompressed, to $(df --output=fstype "$work" | tail -1); \`gmx check\` and \`tng info\` are there for what people start every day.

| process | cores it may use | ms | least to most | Mpf/s | speed | runs in a round |
|---|---|---:|---:|---:|---:|---:|
END
    for contender in "${processes[@]}"; do row whole "$contender" "$(nproc)" "$whole_base"; done
} > "$results/README.md"
echo "$results/README.md"
