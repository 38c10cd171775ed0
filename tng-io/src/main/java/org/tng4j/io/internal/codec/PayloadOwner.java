package org.tng4j.io.internal.codec;

import java.util.function.Supplier;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;

/// Whose payload it is: names the place in messages and takes what is odd but can be read.
public interface PayloadOwner extends Supplier<Place> {

    /// Takes an oddity that does not stop reading.
    void warn(Kind kind, String text);
}
