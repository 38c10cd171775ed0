#!/usr/bin/env python3
"""Prints random chains of NumPy views, one a line, and what the last one is.

    view-chains.py [--seed N] [--count N] > view-chains.txt

Columns, separated by ' | ': data type, sizes, and byte offset of a row-major array; its operations, separated by '; ';
sizes, byte strides and byte offset of the last view; its flags: C row-major, F column-major, A aligned, W writeable, or
'-' for none. Sizes and strides are separated by commas, '.' stands for none of them.

Operations: slice AXIS FROM TO STEP ('_' for none), at INDEX..., flip AXIS, permute AXES, transpose, newaxis AXIS, squeeze,
reshape SIZES, broadcast SIZES, diagonal AXIS AXIS, as TYPE. A chain that ends in a reshape which NumPy can only do by
copying has the one word 'copy' behind its operations.

The offset of the first array is that of element 0 in a buffer whose address is a multiple of 64.
Needs Python 3 and NumPy; the checked in file is from Debian's python3-numpy 1:1.24.2-1+deb12u1.
"""
import argparse
import random

import numpy as np

TYPES = ["int8", "int16", "float32", "int64", "float64", "complex64", "complex128"]
SAME_SIZE = {"int8": "uint8", "int16": "uint16", "float32": "int32", "int64": "float64", "float64": "uint64",
             "complex64": "int64", "int32": "float32", "uint8": "int8", "uint16": "int16", "uint64": "complex64"}
NAMES = {"complex64": "complex[float32]", "complex128": "complex[float64]"}
MOST_ITEMS = 400


def numbers(values):
    return ",".join(str(value) for value in values) or "."


def sliced(chance, array):
    axis = chance.randrange(array.ndim)
    size = array.shape[axis]

    def end():
        return None if chance.random() < 0.3 else chance.randint(-size - 2, size + 2)

    first, last, step = end(), end(), chance.choice([-3, -2, -1, 1, 1, 2, 3])
    index = (slice(None),) * axis + (slice(first, last, step),)
    if array[index].size == 0 and chance.random() < 0.8:
        return sliced(chance, array)
    text = " ".join("_" if value is None else str(value) for value in (first, last, step))
    return f"slice {axis} {text}", array[index]


def indexed(chance, array):
    index = [chance.randrange(size) for size in array.shape[:chance.randint(1, array.ndim)]]
    return "at " + " ".join(map(str, index)), array[tuple(index) + (...,)]


def flipped(chance, array):
    axis = chance.randrange(array.ndim)
    return f"flip {axis}", np.flip(array, axis)


def permuted(chance, array):
    axes = list(range(array.ndim))
    chance.shuffle(axes)
    return "permute " + numbers(axes), array.transpose(axes)


def with_new_axis(chance, array):
    axis = chance.randint(0, array.ndim)
    return f"newaxis {axis}", array[(slice(None),) * axis + (np.newaxis,)]


def reshaped(chance, array):
    sizes, left = [], array.size
    while left > 1 or chance.random() < 0.3:
        divisors = [d for d in range(1, left + 1) if left % d == 0]
        sizes.append(chance.choice(divisors))
        left //= sizes[-1]
    chance.shuffle(sizes)
    view = array.view()
    try:
        view.shape = sizes
    except AttributeError:
        view = None
    return "reshape " + numbers(sizes), view


def broadcast(chance, array):
    sizes = [chance.choice([0, 1, 2, 3, 4]) if size == 1 else size for size in array.shape]
    sizes = [chance.randint(1, 3) for _ in range(chance.randint(0, 2))] + sizes
    return "broadcast " + numbers(sizes), np.broadcast_to(array, sizes)


def diagonal(chance, array):
    axes = chance.sample(range(array.ndim), 2)
    view = array.diagonal(0, *axes)
    if array.flags.writeable:
        view.flags.writeable = True  # NumPy says no by default, to prepare a change that never came
    return f"diagonal {axes[0]} {axes[1]}", view


def as_type(chance, array):
    other = SAME_SIZE[array.dtype.name]
    return "as " + NAMES.get(other, other), array.view(other)


def operations(array):
    yield with_new_axis
    yield broadcast
    yield lambda chance, view: ("squeeze", view.squeeze())
    yield lambda chance, view: ("transpose", view.T)
    if array.dtype.name in SAME_SIZE:
        yield as_type
    if array.size > 0:
        yield from (reshaped, reshaped)
    if array.ndim > 0:
        yield from (flipped, permuted)
    if array.ndim > 0 and array.size > 0:
        yield from (sliced, sliced, sliced, indexed)
    if array.ndim > 1:
        yield diagonal


def chain(seed):
    chance = random.Random(seed)
    sizes = [chance.randint(1, 6) for _ in range(chance.randint(1, 4))]
    dtype = np.dtype(chance.choice(TYPES))
    offset = chance.choice([0, 0, dtype.itemsize, 1])
    room = np.zeros(offset + dtype.itemsize * int(np.prod(sizes)) + 64, "uint8")
    start = -room.ctypes.data % 64
    array = np.ndarray(sizes, dtype, room.data, start + offset)
    words = []
    result = array
    length = chance.randint(1, 7)
    while len(words) < length:
        word, view = chance.choice(list(operations(result)))(chance, result)
        if view is not None and (view.size > MOST_ITEMS or view.ndim > 6):
            continue
        words.append(word)
        result = view
        if result is None:
            break
    head = f"{NAMES.get(dtype.name, dtype.name)} | {numbers(sizes)} | {offset} | {'; '.join(words)} | "
    if result is None:
        return head + "copy"
    flags = result.flags
    letters = "".join(letter for letter, on in (("C", flags.c_contiguous), ("F", flags.f_contiguous),
                                                ("A", flags.aligned), ("W", flags.writeable)) if on)
    moved = result.__array_interface__["data"][0] - room.ctypes.data - start
    return head + f"{numbers(result.shape)} | {numbers(result.strides)} | {moved} | {letters or '-'}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=2000)
    options = parser.parse_args()
    print(f"# view-chains.py --seed {options.seed} --count {options.count}, NumPy {np.__version__}")
    for seed in range(options.seed, options.seed + options.count):
        print(chain(seed))


main()
