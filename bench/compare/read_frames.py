"""Reads the positions of every frame, as a user's program would: what bench/compare.sh times beside tng4j.

read_frames.py READER FILE FRAMES PASSES SECONDS [compare]

READER: mdanalysis (XTCReader), xtcfile (MDAnalysis's bare XTCFile), mdtraj-xtc or mdtraj-tng. Prints a line for each
pass: seconds, frames, particles. A pass opens the file, reads all of it, and closes it. After SECONDS no pass begins
but the second. With "compare" there is one pass, untimed: every value is compared with those on standard input (nm,
float32, native order), and the largest difference must not be more than 0.001 nm.
FRAMES, the number of frames: mdtraj takes every step of a TNG file for a frame and must be told to leave some out.
"""
import sys
import time
import warnings

warnings.simplefilter("ignore")

MOST = 0.001


def mdanalysis(path, frames, visit):
    from MDAnalysis.coordinates.XTC import XTCReader
    with XTCReader(path) as reader:
        for frame in reader:
            visit(frame.positions, 10.0)


def xtcfile(path, frames, visit):
    from MDAnalysis.lib.formats.libmdaxdr import XTCFile
    with XTCFile(path) as file:
        for frame in file:
            visit(frame.x, 1.0)


def mdtraj_xtc(path, frames, visit):
    from mdtraj.formats import XTCTrajectoryFile
    with XTCTrajectoryFile(path) as file:
        for frame in file.read()[0]:
            visit(frame, 1.0)


def mdtraj_tng(path, frames, visit):
    from mdtraj.formats import TNGTrajectoryFile
    with TNGTrajectoryFile(path) as file:
        stride = (len(file) - 1) // (frames - 1) if frames > 1 else 1
        for frame in file.read(stride=stride)[0]:
            visit(frame, 1.0)


class Count:
    frames = 0
    particles = 0

    def __call__(self, positions, per_nm):
        self.frames += 1
        self.particles = len(positions)


class Difference:
    frames = 0
    most = 0.0

    def __call__(self, positions, per_nm):
        import numpy
        expected = numpy.frombuffer(sys.stdin.buffer.read(12 * len(positions)), numpy.float32)
        if expected.size != positions.size:
            sys.exit(f"frame {self.frames} has {positions.size} values, expected {expected.size}")
        most = numpy.abs(positions / per_nm - expected.reshape(positions.shape)).max()
        self.most = max(self.most, float(most))
        self.frames += 1


def compare(read, path, frames):
    difference = Difference()
    read(path, frames, difference)
    if sys.stdin.buffer.read(1):
        sys.exit(f"read {difference.frames} frames, expected more")
    print(f"{difference.frames} frames, every value, largest difference {difference.most:.2g} nm")
    if not difference.most <= MOST:
        sys.exit(f"largest difference is {difference.most} nm, must be at most {MOST}")


def main(reader, path, frames, passes, seconds, *modes):
    read = {"mdanalysis": mdanalysis, "xtcfile": xtcfile, "mdtraj-xtc": mdtraj_xtc, "mdtraj-tng": mdtraj_tng}[reader]
    if "compare" in modes:
        compare(read, path, int(frames))
        return
    start = time.perf_counter()
    for number in range(int(passes)):
        begin = time.perf_counter()
        if number >= 2 and begin - start >= float(seconds):
            break
        count = Count()
        read(path, int(frames), count)
        print(time.perf_counter() - begin, count.frames, count.particles, sep="\t")


main(*sys.argv[1:])
