/// The command line, and the first user of the public packages.
module org.tng4j.cli {
    requires static org.jspecify;
    requires info.picocli;
    requires org.tng4j.io;

    opens org.tng4j.cli to
            info.picocli;
}
