/// Benchmarks: one class per question, each beside a floor that only moves the bytes. Runs on the class path, where it
/// sees the packages that the modules do not export; nothing of the product may know it.
@NullMarked
package org.tng4j.bench;

import org.jspecify.annotations.NullMarked;
