package org.tng4j.cli;

/// The fewest digits that give a number back, spelled as C and JSON spell it: `0.5`, `1000`, `1e-12`.
final class Shortest {

    private Shortest() {
    }

    /// Returns a `float32`.
    static String of(float value) {
        return Float.isFinite(value) ? spelled(Float.toString(value)) : special(value);
    }

    /// Returns a `float64`.
    static String of(double value) {
        return Double.isFinite(value) ? spelled(Double.toString(value)) : special(value);
    }

    private static String special(double value) {
        return Double.isNaN(value) ? "nan" : value < 0 ? "-inf" : "inf";
    }

    /// Java writes `1.0`, `1.0E-12` and `1.0E7`.
    private static String spelled(String java) {
        int e = java.indexOf('E');
        if (e < 0) {
            return withoutPointZero(java);
        }
        return withoutPointZero(java.substring(0, e)) + (java.charAt(e + 1) == '-' ? "e-" : "e+")
                + java.substring(java.charAt(e + 1) == '-' ? e + 2 : e + 1);
    }

    private static String withoutPointZero(String number) {
        return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    }
}
