package org.tng4j.arrays.copy;

import org.tng4j.arrays.meta.ArrMeta;

/// Words for what a plan does.
final class Explanation {

    private Explanation() {}

    /// @param isReordered whether that is another order than that of the elements
    static String of(CopyTask task, Loops loops, boolean isReordered) {
        long components = componentsInRun(task, loops.walk());
        long runs = task.componentCount() / components;
        if (runs == 0) {
            return "0 runs, nothing to copy";
        }
        long runSize = components * task.to().scalar().componentSize();
        return runs + (runs == 1 ? " run of " : " runs of ") + runSize + " B"
                + strides(", source", task.source()) + strides(", target", task.target())
                + ", " + loops.kernel().verb() + (isReordered ? ", in the target's order" : "");
    }

    private static long componentsInRun(CopyTask task, Walk walk) {
        long times = walk.components().sourceStride() / Math.max(1, task.from().scalar().componentSize());
        return times > 1 ? times : walk.row().size();
    }

    private static String strides(String side, ArrMeta meta) {
        return meta.isContiguous() ? "" : side + " byte strides " + meta.layoutText().substring("@ ".length());
    }
}
