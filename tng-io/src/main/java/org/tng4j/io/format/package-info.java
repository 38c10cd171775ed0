/// The words of the format: ids, records, errors. Imports nothing of tng-io, and of tng-arrays only shapes and views.
/// Everything here is an immutable value that may be shared between threads; nothing here touches a file.
@NullMarked
package org.tng4j.io.format;

import org.jspecify.annotations.NullMarked;
