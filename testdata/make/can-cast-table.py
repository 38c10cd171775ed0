#!/usr/bin/env python3
"""Writes what NumPy may cast, and what it makes of values, for the data types of tng-arrays.

    can-cast-table.py allowed > tng-arrays/src/test/resources/org/tng4j/arrays/copy/can-cast.tsv
    can-cast-table.py values  > tng-arrays/src/test/resources/org/tng4j/arrays/copy/astype.tsv

Made with NumPy 1.24.2 (Debian package 1:1.24.2-1+deb12u1, x86-64).
"""
import sys
import warnings

import numpy as np

TYPES = {
    "bool": "?", "int8": "i1", "int16": "i2", "int32": "i4", "int64": "i8",
    "uint8": "u1", "uint16": "u2", "uint32": "u4", "uint64": "u8",
    "float16": "f2", "float32": "f4", "float64": "f8",
    "complex[float32]": "c8", "complex[float64]": "c16",
}
CASTINGS = ["no", "equiv", "safe", "same_kind", "unsafe"]
WIDE = 64  # NumPy's loops over many may go another way than over one


def allowed():
    print("# may become: " + " ".join(CASTINGS) + "; the same into the other byte order")
    for source, a in TYPES.items():
        for target, b in TYPES.items():
            plain = [int(np.can_cast("<" + a, "<" + b, casting)) for casting in CASTINGS]
            turned = [int(np.can_cast("<" + a, ">" + b, casting)) for casting in CASTINGS]
            print(source, target, *plain, *turned, sep="\t")


def integers(code):
    info = np.iinfo(code)
    powers = [0] + [1 << bit for bit in (0, 6, 7, 8, 10, 11, 15, 16, 24, 31, 32, 53, 62, 63, 64)]
    near = {sign * power + step for power in powers for sign in (-1, 1) for step in (-1, 0, 1)}
    near |= {65504, 65519, 65520, 65521, 0x0123456789ABCDEF, 0xFEDCBA9876543210, (1 << 53) + 3, (1 << 63) + (1 << 39) + 1}
    return sorted(value for value in near if info.min <= value <= info.max)


def floats(code):
    info = np.finfo(code)
    values = [0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.5, 0.1, 1 / 3, 2047.0, 2049.0, 2051.0]
    values += [1 + 2.0**-11, 1 + 2.0**-11 + 2.0**-30, 1 + 2.0**-24, 1 + 2.0**-24 + 2.0**-50, 2.0**-14 + 2.0**-26]
    values += [2.0**-24, 2.0**-25, 2.0**-25 + 2.0**-40, 2.0**-126, 2.0**-149, 2.0**-150, 1e-310]
    values += [65504.0, 65519.0, 65519.996, 65520.0, 65536.0, float(info.max), 3.4028235e38, 3.4028235677973366e38, 1e39]
    values += [127.5, 128.0, 255.9, 256.0, 300.0, 32768.0, 65535.5, 2.0**24 + 1, 2.0**31 - 1, 2.0**31, 2.0**32, 3e9]
    values += [2.0**53 + 1, 2.0**63, 2.0**63 + 2048, 2.0**64, 1e20, float("inf")]
    kept = np.array(values + [-value for value in values] + [float("nan")]).astype(code)
    return list(dict.fromkeys(kept.tobytes()[i:i + kept.itemsize] for i in range(0, kept.nbytes, kept.itemsize)))


def inputs(source, code):
    if source == "bool":
        return [bytes([0]), bytes([1])]
    if source.startswith("complex"):
        return [x + y for x, y in zip(floats("f%d" % (np.dtype(code).itemsize // 2)), reversed(floats("f%d" % (np.dtype(code).itemsize // 2))))]
    if source.startswith("float"):
        return floats(code)
    return [np.array([value], dtype=code).tobytes() for value in integers(code)]


def result(value, code, target):
    one = np.frombuffer(value, dtype="<" + code).astype("<" + target)
    many = np.frombuffer(value * WIDE, dtype="<" + code).astype("<" + target)
    return one.tobytes() if many.tobytes() == one.tobytes() * WIDE else None


def hexadecimal(value, width):
    return "".join(value[i:i + width][::-1].hex() for i in range(0, len(value), width))


def component(name, code):
    size = np.dtype(code).itemsize
    return size // 2 if name.startswith("complex") else size


def values():
    print("# data type, one value of it, what it becomes; bits in hexadecimal, highest first, a complex number's real part")
    print("# first; - where NumPy has two answers, one for a single value and one for many")
    for source, a in TYPES.items():
        targets = {b: TYPES[b] for b in TYPES if b.startswith("complex") == source.startswith("complex")}
        print("type", source, *targets, sep="\t")
        for value in inputs(source, a):
            cells = []
            for target, b in targets.items():
                made = result(value, a, b)
                cells.append("-" if made is None else hexadecimal(made, component(target, b)))
            print("value", hexadecimal(value, component(source, a)), *cells, sep="\t")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    {"allowed": allowed, "values": values}[sys.argv[1]]()
