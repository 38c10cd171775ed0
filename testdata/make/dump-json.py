#!/usr/bin/env python3
"""Writes what `gmx dump -f NAME.tng` says of the molecules, and the steps of NAME.oracle.tsv, as JSON.

    gmx dump -f NAME.tng | dump-json.py NAME.tng NAME.oracle.tsv COMMAND > NAME.json

COMMAND is the gmx command that wrote the file. Needs Python alone.
"""
import json
import re
import sys


def molecules(lines):
    found = []
    for text in lines:
        if " frame " in text:
            break
        if match := re.match(r"Molecule: (.*), count: (\d+)$", text):
            molecule = {"name": match[1], "count": int(match[2]), "chains": [], "residues": [], "atoms": []}
            found.append(molecule)
        elif match := re.match(r"\t+Chain: (.*)$", text):
            molecule["chains"].append({"name": match[1]})
        elif match := re.match(r"\t+Residue: (.*)$", text):
            chain = len(molecule["chains"]) - 1 if molecule["chains"] else None
            molecule["residues"].append({"name": match[1], "chain": chain})
        elif match := re.match(r"\t+Atom: (.*) \((.*)\)$", text):
            residue = len(molecule["residues"]) - 1 if molecule["residues"] else None
            molecule["atoms"].append({"name": match[1], "type": match[2], "residue": residue})
    return found


def frames(path):
    blocks = {}
    with open(path) as file:
        for text in file:
            if text.startswith(("#", "static")):
                continue
            step, time, name = text.split("\t")[:3]
            block = blocks.setdefault(name, {"steps": [], "timesPicoseconds": []})
            block["steps"].append(int(step))
            block["timesPicoseconds"].append(float(time))
    return blocks


def main():
    file, oracle, command = sys.argv[1:]
    tree = molecules(text.rstrip("\n") for text in sys.stdin)
    content = {
        "file": file,
        "source": command,
        "particleCount": sum(molecule["count"] * len(molecule["atoms"]) for molecule in tree),
        "molecules": tree,
        "blocks": frames(oracle),
    }
    text = json.dumps(content, indent=1, ensure_ascii=False)
    text = re.sub(r"\{\s+([^{}\[\]]+?)\s+\}", lambda m: "{" + re.sub(r"\s*\n\s*", " ", m[1]) + "}", text)
    text = re.sub(r"\[\s+([^{}\[\]]+?)\s+\]", lambda m: "[" + re.sub(r"\s*\n\s*", " ", m[1]) + "]", text)
    print(text)


main()
