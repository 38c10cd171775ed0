#!/bin/bash
# Makes the large water file that bench/run.sh measures on, with GROMACS, and prints its SHA-256.
#
#   make-large.sh WORK LARGE      two folders; WORK fills with intermediate files
#
# LARGE/water28k_101f.tng: 9327 molecules of SPC/E water at 300 K, PME, compressed positions with precision 1000, 101
# frames 40 fs apart, 100 in a frame set. LARGE/water28k_101f.oracle.tsv: what GROMACS reads from it, as in golden.
#
# Needs gmx 2022.5 (mixed precision) and Python 3; takes a few minutes. Seeds are fixed and there is one thread, yet another
# processor gives other coordinates, and the creation time in the file always differs: the same kind of file, never
# the same bytes.
set -euo pipefail

make=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1" "$2"
large=$(cd "$2" && pwd)
cd "$1"

gmx()  { command gmx -quiet -nobackup "$@" > gmx.log 2>&1 || { cat gmx.log >&2; return 1; }; }
one()  { gmx mdrun -reprod -nt 1 -ntmpi 1 -ntomp 1 "$@"; }

# prepare NAME COORDINATES MDP ...: NAME.tpr
prepare() {
    cat "$make/large.mdp" "${@:3}" > "$1.full.mdp"
    gmx grompp -f "$1.full.mdp" -c "$2" -p water.top -o "$1.tpr" -po "$1.mdout.mdp" -maxwarn 1
}

cp "$make/large.top" water.top
gmx solvate -cs spc216.gro -box 6.6 6.6 6.6 -o water.gro -p water.top

# gmx solvate leaves neighbours too close at the faces of the box; only flexible water lets them go far apart
(sed 's/^nsteps .*/nsteps = 50/' "$make/minimize.mdp"; echo "define = -DFLEXIBLE") > minimize.mdp
prepare minimal water.gro minimize.mdp
one -s minimal.tpr -deffnm minimal

# 1 ps for the velocities to settle, without a file
(cat "$make/md.mdp"; echo "nsteps = 500") > settle.mdp
prepare settle minimal.gro settle.mdp
one -s settle.tpr -deffnm settle

(sed '/^gen-vel/d' "$make/md.mdp"; echo "nsteps = 2000"; echo "nstxout-compressed = 20") > run.mdp
prepare run settle.gro run.mdp
one -s run.tpr -x "$large/water28k_101f.tng" -deffnm run

echo System | gmx trjconv -f "$large/water28k_101f.tng" -s run.tpr -force -o run.trr
python3 "$make/trr-oracle.py" --blocks "LAMBDAS,BOX SHAPE,POSITIONS" run.trr > "$large/water28k_101f.oracle.tsv"
(cd "$large" && sha256sum water28k_101f.tng)
