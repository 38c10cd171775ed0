package org.tng4j.io.format;

/// How to open a file that is not quite right.
public enum Strictness {
    /// Opens what has a GENERAL INFO block; the rest is a finding, and damage throws where it is met.
    LENIENT,
    /// Throws when opening for every finding but pure information.
    STRICT
}
