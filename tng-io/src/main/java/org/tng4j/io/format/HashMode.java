package org.tng4j.io.format;

/// What to do with the MD5 in block headers. Checked once per block and open file; sixteen zero bytes mean no hash.
public enum HashMode {
    /// A data block whose contents do not match throws when it is read; a structural block is a finding.
    VERIFY,
    /// A block whose contents do not match is a finding; its data are delivered.
    WARN,
    /// Not looked at.
    SKIP
}
