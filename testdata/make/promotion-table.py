#!/usr/bin/env python3
"""Writes the common data type of every two number types, as NumPy's result_type has it.

    promotion-table.py > tng-arrays/src/test/resources/org/tng4j/arrays/shape/promotion.tsv

One line per pair, tab separated: first, second, common, in datashape's names. Needs NumPy; written with 1.24.
"""
import numpy

NAMES = {
    "bool": "bool", "int8": "int8", "int16": "int16", "int32": "int32", "int64": "int64",
    "uint8": "uint8", "uint16": "uint16", "uint32": "uint32", "uint64": "uint64",
    "float16": "float16", "float32": "float32", "float64": "float64",
    "complex64": "complex[float32]", "complex128": "complex[float64]",
}

for first, first_name in NAMES.items():
    for second, second_name in NAMES.items():
        common = numpy.result_type(numpy.dtype(first), numpy.dtype(second))
        print(first_name, second_name, NAMES[common.name], sep="\t")
