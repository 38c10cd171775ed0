package org.tng4j.io;

import java.io.IOException;
import org.tng4j.arrays.shape.DataShape;

/// How the frames of one quantity get into one target: numbers through a plan, or text string by string.
/// Belongs to one cursor.
interface Delivery extends AutoCloseable {

    /// Says whether values of a data type can be put into the target.
    boolean takes(DataShape stored);

    /// Starts on the pieces of another frame set; opens none of them.
    void start(PieceSet pieces);

    /// Opens all pieces and returns the frames that each of them holds.
    long frameCount() throws IOException;

    /// Puts one frame into the target's n-th place.
    ///
    /// @param place 0, or the frame's place in a target of several frames
    void deliver(long frame, long place) throws IOException;

    /// Puts the fill into the target's n-th place.
    void fill(long place);

    /// Keeps decoder states from now on, where there are any to keep, so that going back costs less.
    ///
    /// @param budget bytes that those of all pieces may take together, 0 for none
    default void keepStates(long budget) {}

    /// Says in one line how a frame gets there.
    String explain() throws IOException;

    @Override
    void close();
}
