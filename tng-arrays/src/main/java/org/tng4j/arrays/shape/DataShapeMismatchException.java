package org.tng4j.arrays.shape;

/// Memory of one datashape was given where another is needed. The caller's fault, found before any byte moves.
///
/// ```
/// POSITIONS (0x10000001): needs 1000 * 3 * float32, given 999 * 3 * float32; dimension 0 is 999, must be 1000
/// ```
///
/// **Datashape:** both are in it. **Ownership and threads:** immutable, serializable.
/// **Source:** docs/datashape.md, *Target checks*.
public final class DataShapeMismatchException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /// What needs the shape.
    private final String subject;
    /// As text: exceptions are serializable, shapes are not.
    private final String needed;
    /// As text, too.
    private final String given;
    /// The first difference.
    private final String difference;
    /// What to do, or nothing.
    private final String remedy;

    /// A mismatch without advice.
    ///
    /// @param subject what needs it, `POSITIONS (0x10000001)`
    /// @param needed the datashape that fits
    /// @param given the datashape that does not
    /// @param difference the first difference in words, both numbers in it
    public DataShapeMismatchException(String subject, DataShape needed, DataShape given, String difference) {
        this(subject, needed, given, difference, "");
    }

    /// A mismatch with advice. Five parameters: one for each part of the message.
    ///
    /// @param subject what needs it, `POSITIONS (0x10000001)`
    /// @param needed the datashape that fits
    /// @param given the datashape that does not
    /// @param difference the first difference in words, both numbers in it
    /// @param remedy what to do, or nothing
    public DataShapeMismatchException(
            String subject, DataShape needed, DataShape given, String difference, String remedy) {
        super(subject + ": needs " + needed + ", given " + given + "; " + difference
                + (remedy.isEmpty() ? "" : "; " + remedy));
        this.subject = subject;
        this.needed = needed.toString();
        this.given = given.toString();
        this.difference = difference;
        this.remedy = remedy;
    }

    /// What needs the shape.
    ///
    /// @return as in the message, before the colon
    public String subject() {
        return subject;
    }

    /// The datashape that fits.
    ///
    /// @return the canonical one, if several fit
    public DataShape needed() {
        return DataShape.parse(needed);
    }

    /// The datashape that was given.
    ///
    /// @return the target's
    public DataShape given() {
        return DataShape.parse(given);
    }

    /// The first difference.
    ///
    /// @return in words
    public String difference() {
        return difference;
    }

    /// What to do.
    ///
    /// @return in words, or nothing
    public String remedy() {
        return remedy;
    }
}
