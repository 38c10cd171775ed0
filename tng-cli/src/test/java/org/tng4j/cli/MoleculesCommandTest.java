package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MoleculesCommandTest {

    @Test
    void listsTheTypes() {
        assertEquals("""
                id  molecule         count  chains  residues  atoms  bonds  particles
                 1  Protein_chain_A      1       1         3     27     26         27
                 2  MET                  8       1         1      6      5         48
                 3  SOL                140       1         1      3      2        420
                 4  NA                   4       1         1      1      0          4
                 5  CL                   4       1         1      1      0          4
                """, Ran.tng("molecules", Samples.golden("ions")).whole().out());
    }

    @Test
    void saysWhereCountsAreInTheFrameSets() {
        assertEquals("""
                id  molecule   count  chains  residues  atoms  bonds  particles
                 1  prot      varies       2         3      5      3     varies
                 2  water     varies       1         1      3      2     varies
                """, Ran.tng("molecules", Samples.valid("le_variable_atoms")).whole().out());
    }

    @Test
    void holdsTheTreeAsJson() throws IOException {
        JsonNode water = Ran.tng("molecules", "--json", Samples.valid("le_raw")).whole().object()
                .get("molecules").get(1);
        assertEquals("""
                {"id":2,"name":"water","quaternaryStructure":1,"count":3,
                "chainCount":1,"residueCount":1,"atomCount":3,"bondCount":2,
                "chains":[{"id":1,"name":"W","firstResidue":0,"residueCount":1}],
                "residues":[{"id":77,"name":"SOL","chain":0,"firstAtom":0,"atomCount":3}],
                "atoms":[{"id":0,"name":"OW","type":"o","residue":0},
                {"id":1,"name":"HW1","type":"h","residue":0},
                {"id":2,"name":"HW2","type":"h","residue":0}],
                "bonds":[{"from":0,"to":1},{"from":0,"to":2}]}
                """.replace("\n", ""), water.toString());
    }

    @Test
    void hasNullWhereAMoleculeHasNoChainsOrResidues() throws IOException {
        JsonNode types = Ran.tng("molecules", "--json", Samples.valid("le_nochain")).whole().object().get("molecules");
        assertTrue(types.get(0).get("residues").get(0).get("chain").isNull());
        assertTrue(types.get(1).get("atoms").get(0).get("residue").isNull());
    }
}
