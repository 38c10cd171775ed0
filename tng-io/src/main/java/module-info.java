/// Reads TNG files into memory that the caller owns.
module org.tng4j.io {
    requires static com.github.luben.zstd_jni;
    requires org.apache.commons.compress;
    requires static org.jspecify;
    requires transitive org.tng4j.arrays;
    requires org.tukaani.xz;

    exports org.tng4j.io;
    exports org.tng4j.io.format;
}
