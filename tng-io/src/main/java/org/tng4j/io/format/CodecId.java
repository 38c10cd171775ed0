package org.tng4j.io.format;

/// How a payload is packed: a constant of [KnownCodec], or any [Other] number.
/// Source: docs/format.md, *Codecs*.
public sealed interface CodecId permits KnownCodec, CodecId.Other {

    /// A number that the format does not define.
    record Other(long number) implements CodecId {
        @Override
        public String toString() {
            return "codec " + number;
        }
    }

    /// Returns the codec of a number: the known one where there is one.
    static CodecId of(long number) {
        return number >= 0 && number < KnownCodec.ALL.length ? KnownCodec.ALL[(int) number] : new Other(number);
    }

    /// Returns the number in the file.
    long number();
}
