#!/bin/bash
# Makes every file of testdata/golden with GROMACS.
#
#   make-golden.sh WORK GOLDEN      two folders; WORK fills with intermediate files
#
# Needs gmx 2022.5 (mixed precision), Python 3 and the right to set a host name of its own (unshare --uts):
# GROMACS stores the host name in GENERAL INFO, and the files here say "example".
# Coordinates after molecular dynamics depend on the processor's instructions; another machine makes files
# of the same shape with other numbers. That is why the expected values are made in the same run.
set -euo pipefail

make=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1" "$2"
golden=$(cd "$2" && pwd)
cd "$1"
if [ -z "${NEUTRAL_HOST:-}" ]; then
    NEUTRAL_HOST=yes exec unshare --uts bash -c 'hostname example; exec "$@"' - "$make/$(basename "$0")" "$PWD" "$golden"
fi
export USER=tng4j LOGNAME=tng4j
cp "$make"/*.mdp "$make"/*.gro "$make"/*.pdb "$make"/*.top .

gmx()      { command gmx -quiet -nobackup "$@" > gmx.log 2>&1 || { cat gmx.log >&2; return 1; }; }
one()      { gmx mdrun -reprod -nt 1 -ntmpi 1 -ntomp 1 "$@"; }
system()   { echo System | gmx trjconv "$@"; }

# prepare NAME MDP COORDINATES TOPOLOGY: NAME.tpr and NAME.processed.top
prepare() {
    cat common.mdp "${@:5}" "$2" > "$1.full.mdp"
    gmx grompp -f "$1.full.mdp" -c "$3" -p "$4" -o "$1.tpr" -pp "$1.processed.top" -po "$1.mdout.mdp" -maxwarn 2
}

# minimize NAME COORDINATES TOPOLOGY: NAME.minimal.gro
minimize() {
    prepare "$1.minimal" minimize.mdp "$2" "$3"
    one -s "$1.minimal.tpr" -deffnm "$1.minimal"
}

# expect NAME COMMAND TRR [option of trr-oracle.py ...]: the two files beside golden/NAME.tng
expect() {
    python3 "$make/trr-oracle.py" "${@:4}" "$3" > "$golden/$1.oracle.tsv"
    command gmx -quiet dump -f "$golden/$1.tng" 2> /dev/null > "$1.dump" || test -s "$1.dump"
    python3 "$make/dump-json.py" "$1.tng" "$golden/$1.oracle.tsv" "$2" < "$1.dump" > "$golden/$1.json"
}

mdrun='gmx mdrun -reprod -nt 1 -ntmpi 1 -ntomp 1'

# --- 88 SPC waters in a cube
cp water.top cube.top
gmx solvate -cs spc216.gro -box 1.4 1.4 1.4 -o cube.gro -p cube.top
minimize cube cube.gro cube.top

# --- mdrun, full precision, three strides. The run is made twice, once to TNG and once to TRR.
name=full_precision_xvf
prepare $name $name.mdp cube.minimal.gro cube.top md.mdp
one -s $name.tpr -o "$golden/$name.tng" -deffnm $name
one -s $name.tpr -o $name.trr -deffnm $name.twin
expect $name "$mdrun -s $name.tpr -o $name.tng" $name.trr \
    --static $name.processed.top --blocks "LAMBDAS,BOX SHAPE,POSITIONS,VELOCITIES,FORCES"

# --- mdrun, full precision, strides 4, 6 and 10. To TNG mdrun writes box and lambda every 2 steps, to TRR
# only together with something else: the expected values are what gmx reads from the TNG file.
name=strides_not_nested
prepare $name $name.mdp cube.minimal.gro cube.top md.mdp
one -s $name.tpr -o "$golden/$name.tng" -deffnm $name
one -s $name.tpr -o $name.twin.trr -deffnm $name.twin
system -f "$golden/$name.tng" -s $name.tpr -force -o $name.trr
expect $name "$mdrun -s $name.tpr -o $name.tng" $name.trr \
    --note "steps 2, 14, 22, ... hold box and lambda alone; a TRR file of the same run lacks these steps" \
    --static $name.processed.top --blocks "LAMBDAS,BOX SHAPE,POSITIONS,VELOCITIES,FORCES"

# --- mdrun, compressed positions; TRR and XTC twins for cross-checks and for no_topology
name=compressed_positions
prepare $name $name.mdp cube.minimal.gro cube.top md.mdp
one -s $name.tpr -o $name.twin.trr -x "$golden/$name.tng" -deffnm $name
one -s $name.tpr -o $name.unused.trr -x $name.xtc -deffnm $name.twin
system -f "$golden/$name.tng" -s $name.tpr -force -o $name.trr
expect $name "$mdrun -s $name.tpr -x $name.tng" $name.trr \
    --static $name.processed.top --blocks "LAMBDAS,BOX SHAPE,POSITIONS"

# --- positions and velocities compressed together, many frames in a frame set: trjconv from TNG to TNG
name=positions_velocities_compressed
prepare positions_velocities positions_velocities.mdp cube.minimal.gro cube.top md.mdp
one -s positions_velocities.tpr -o positions_velocities.tng -deffnm positions_velocities
one -s positions_velocities.tpr -o positions_velocities.trr -deffnm positions_velocities.twin
system -f positions_velocities.tng -s positions_velocities.tpr -o "$golden/$name.tng"
system -f "$golden/$name.tng" -s positions_velocities.tpr -force -o $name.trr
expect $name "gmx trjconv -f positions_velocities.tng -s positions_velocities.tpr -o $name.tng" $name.trr \
    --blocks "BOX SHAPE,LAMBDAS,POSITIONS,VELOCITIES"

# --- one frame per frame set: trjconv from TRR to TNG
name=one_frame_sets
system -f positions_velocities.trr -s positions_velocities.tpr -o "$golden/$name.tng"
system -f "$golden/$name.tng" -s positions_velocities.tpr -force -o $name.trr
expect $name "gmx trjconv -f positions_velocities.trr -s positions_velocities.tpr -o $name.tng" $name.trr \
    --static positions_velocities.processed.top --blocks "BOX SHAPE,LAMBDAS,POSITIONS,VELOCITIES"

# --- a single frame, at step 0
name=single_frame
system -f positions_velocities.trr -s positions_velocities.tpr -dump 0 -o "$golden/$name.tng"
system -f "$golden/$name.tng" -s positions_velocities.tpr -force -o $name.trr
expect $name "gmx trjconv -f positions_velocities.trr -s positions_velocities.tpr -dump 0 -o $name.tng" $name.trr \
    --static positions_velocities.processed.top --blocks "BOX SHAPE,LAMBDAS,POSITIONS,VELOCITIES"

# --- a single frame at step 500: an empty frame set comes first, and gmx cannot read the file again. The expected
# values are those of the same frame in one_frame_sets.tng, packed from the same numbers with the same precision.
name=empty_first_set
system -f positions_velocities.trr -s positions_velocities.tpr -dump 1 -o "$golden/$name.tng"
system -f "$golden/one_frame_sets.tng" -s positions_velocities.tpr -dump 1 -force -o $name.trr
expect $name "gmx trjconv -f positions_velocities.trr -s positions_velocities.tpr -dump 1 -o $name.tng" $name.trr \
    --note "gmx 2022.5 ends with a segmentation fault on this file; values: step 500 of one_frame_sets.tng, through gmx" \
    --static positions_velocities.processed.top --blocks "BOX SHAPE,LAMBDAS,POSITIONS,VELOCITIES"

# --- no topology: trjconv from XTC with coordinates where the topology should be
name=no_topology
system -f compressed_positions.xtc -s cube.minimal.gro -skip 20 -o "$golden/$name.tng"
system -f compressed_positions.xtc -s cube.minimal.gro -skip 20 -o $name.twin.trr
system -f "$golden/$name.tng" -s cube.minimal.gro -force -o $name.trr
expect $name "gmx trjconv -f compressed_positions.xtc -s cube.minimal.gro -skip 20 -o $name.tng" $name.trr \
    --blocks "BOX SHAPE,LAMBDAS,POSITIONS"

# --- a triclinic cell that changes with the pressure
name=triclinic_box
cp water.top cell.top
echo "SOL 1" >> cell.top
gmx solvate -cp cell.gro -cs spc216.gro -o cell.full.gro -p cell.top
minimize cell cell.full.gro cell.top
prepare $name $name.mdp cell.minimal.gro cell.top md.mdp
one -s $name.tpr -o $name.twin.trr -x "$golden/$name.tng" -deffnm $name
system -f "$golden/$name.tng" -s $name.tpr -force -o $name.trr
expect $name "$mdrun -s $name.tpr -x $name.tng" $name.trr \
    --static $name.processed.top --blocks "LAMBDAS,BOX SHAPE,POSITIONS"

# --- peptide, methanol, water, sodium and chloride
name=ions
gmx pdb2gmx -f peptide.pdb -ff oplsaa -water spc -o peptide.gro -p peptide.top -i peptide.posre.itp
sed -n '/^\[ moleculetype/,/^; Include Position/p' peptide.top > peptide.itp
gmx editconf -f peptide.gro -box 1.8 1.8 1.8 -c -o peptide.box.gro
gmx insert-molecules -f peptide.box.gro -ci methanol.gro -nmol 8 -seed 1 -o peptide.methanol.gro
gmx solvate -cp peptide.methanol.gro -cs spc216.gro -o ions.water.gro -p ions.top
prepare ions.water minimize.mdp ions.water.gro ions.top
echo SOL | gmx genion -s ions.water.tpr -p ions.top -o ions.gro -np 4 -nn 4 -pname NA -nname CL -rmin 0.35 -seed 1
minimize ions ions.gro ions.top
prepare $name $name.mdp ions.minimal.gro ions.top md.mdp
one -s $name.tpr -o $name.twin.trr -x "$golden/$name.tng" -deffnm $name
system -f "$golden/$name.tng" -s $name.tpr -force -o $name.trr
expect $name "$mdrun -s $name.tpr -x $name.tng" $name.trr \
    --static $name.processed.top --blocks "LAMBDAS,BOX SHAPE,POSITIONS"
