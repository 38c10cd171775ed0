package org.tng4j.arrays.copy;

import org.tng4j.arrays.meta.ArrMeta;

/// Words for what a plan does.
final class Explanation {

    private Explanation() {}

    static String of(ArrMeta source, ArrMeta target, long runs, long runSize, RowCopy row) {
        if (runs == 0) {
            return "0 runs, nothing to copy";
        }
        return runs + (runs == 1 ? " run of " : " runs of ") + runSize + " B"
                + strides(", source", source) + strides(", target", target) + ", " + row.verb();
    }

    private static String strides(String side, ArrMeta meta) {
        return meta.isContiguous() ? "" : side + " byte strides " + meta.layoutText().substring("@ ".length());
    }
}
