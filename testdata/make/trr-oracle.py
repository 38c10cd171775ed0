#!/usr/bin/env python3
"""Prints the expected values of a trajectory as GROMACS holds them, one line per frame and block.

    trr-oracle.py [--static processed.top] [--times twin.trr] [--note TEXT] --blocks B1,B2,... file.trr

--static   topology as `gmx grompp -pp` writes it: PARTIAL CHARGES and ATOM MASSES, as the force field spells them
--times    take step and time of each frame from this file of as many frames; nothing else
--blocks   the blocks in file order; only these are printed
--note     a comment line above the values

Columns, tab separated: step, time in ps, block, data type, particles x values, CRC-32 of the values
(row major, little-endian float32), the first nine values. A TRR file holds big-endian XDR numbers;
magic 1993, float32 or float64 by the size of the box. Needs Python alone.
"""
import argparse
import struct
import zlib

SIZES = ("ir", "e", "box", "vir", "pres", "top", "sym", "x", "v", "f")


def trr_frames(path):
    with open(path, "rb") as file:
        data = file.read()
    offset = 0
    while offset < len(data):
        magic, _, name_size = struct.unpack_from(">iii", data, offset)
        if magic != 1993:
            raise SystemExit(f"{path}: no TRR frame at offset {offset}")
        offset += 12 + (name_size + 3) // 4 * 4
        size = dict(zip(SIZES, struct.unpack_from(">10i", data, offset)))
        particles, step, _ = struct.unpack_from(">3i", data, offset + 40)
        offset += 52
        widths = {size["box"] // 9} | {size[k] // (3 * particles) for k in "xvf"}
        if widths - {0} != {4}:
            raise SystemExit(f"{path}: not single precision at step {step}")
        time, lambda_ = struct.unpack_from(">ff", data, offset)
        offset += 8
        frame = {"step": step, "time": time, "LAMBDAS": (1, 1, (lambda_,))}
        for key in SIZES:
            values = struct.unpack_from(f">{size[key] // 4}f", data, offset)
            offset += size[key]
            if values and key == "box":
                frame["BOX SHAPE"] = (1, 9, values)
            elif values and key in "xvf":
                name = {"x": "POSITIONS", "v": "VELOCITIES", "f": "FORCES"}[key]
                frame[name] = (particles, 3, values)
        yield frame


def shortest(value):
    """The fewest digits, at most nine, that give the same float32."""
    exact = struct.pack("<f", value)
    for digits in range(6, 10):
        text = f"{value:.{digits}g}"
        if struct.pack("<f", float(text)) == exact:
            return text
    return f"{value:.9g}"


def line(step, time, name, particles, values, numbers):
    packed = struct.pack(f"<{len(numbers)}f", *numbers)
    first = ",".join(f"{number:.9g}" for number in struct.unpack_from(f"<{min(9, len(numbers))}f", packed))
    print(step, time, name, "f32", f"{particles}x{values}", f"{zlib.crc32(packed):08x}", first, sep="\t")


def charges_and_masses(path):
    """Reads [ atomtypes ], [ atoms ] and [ molecules ]; a charge or mass left out is that of the type."""
    section, molecule, types, molecules, system = None, None, {}, {}, []
    with open(path) as file:
        for text in file:
            field = text.split(";")[0].split()
            if not field or field[0].startswith("#"):
                continue
            if field[0] == "[":
                section = field[1]
            elif section == "atomtypes":
                types[field[0]] = (float(field[-4]), float(field[-5]))
            elif section == "moleculetype":
                molecule = molecules.setdefault(field[0], [])
            elif section == "atoms":
                charge, mass = types[field[1]]
                molecule.append((float(field[6]) if len(field) > 6 else charge,
                                 float(field[7]) if len(field) > 7 else mass))
            elif section == "molecules":
                system += molecules[field[0]] * int(field[1])
    return [charge for charge, _ in system], [mass for _, mass in system]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--static")
    parser.add_argument("--times")
    parser.add_argument("--note")
    parser.add_argument("--blocks", required=True)
    parser.add_argument("trr")
    arguments = parser.parse_args()

    frames = list(trr_frames(arguments.trr))
    if arguments.times:
        twins = list(trr_frames(arguments.times))
        if len(twins) != len(frames):
            raise SystemExit(f"{arguments.times}: {len(twins)} frames, {arguments.trr}: {len(frames)}")
        for frame, twin in zip(frames, twins):
            frame["step"], frame["time"] = twin["step"], twin["time"]
    if arguments.note:
        print("#", arguments.note)
    if arguments.static:
        charges, masses = charges_and_masses(arguments.static)
        line("static", "-", "PARTIAL CHARGES", len(charges), 1, charges)
        line("static", "-", "ATOM MASSES", len(masses), 1, masses)
    for frame in frames:
        for name in arguments.blocks.split(","):
            if name in frame:
                line(frame["step"], shortest(frame["time"]), name, *frame[name])


main()
