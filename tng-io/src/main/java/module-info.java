/// Reads TNG files into memory that the caller owns.
module org.tng4j.io {
    requires static org.jspecify;
    requires transitive org.tng4j.arrays;

    exports org.tng4j.io;
    exports org.tng4j.io.format;
}
