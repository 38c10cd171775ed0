/// Files that are packed, and members of archives, as files of their own. Alone knows Commons Compress and XZ for Java,
/// and lets none of their exceptions out. Knows nothing of TNG: a [Recognizer] tells a trajectory.
@NullMarked
package org.tng4j.io.internal.archive;

import org.jspecify.annotations.NullMarked;
