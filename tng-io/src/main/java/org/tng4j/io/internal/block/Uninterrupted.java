package org.tng4j.io.internal.block;

import java.util.function.BooleanSupplier;

/// Waiting that an interrupt does not cut short: somebody may still write into memory that the caller would free.
public final class Uninterrupted {
    private Uninterrupted() {}

    /// Waits on a monitor that the caller holds; whoever was interrupted is so again afterwards.
    public static void waitWhile(Object monitor, BooleanSupplier isSo) {
        boolean wasInterrupted = false;
        while (isSo.getAsBoolean()) {
            try {
                monitor.wait();
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
