package org.tng4j.arrays.shape;

/// Names of fields and variables: which need quotes, and how they look in them.
final class Names {

    private Names() {}

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isIdentifier(String name) {
        return !name.isEmpty()
                && isLetter(name.charAt(0))
                && name.chars().allMatch(c -> isLetter((char) c) || isDigit((char) c));
    }

    static boolean isVariable(String name) {
        return isIdentifier(name) && name.charAt(0) >= 'A' && name.charAt(0) <= 'Z';
    }

    static void requireVariable(String name) {
        if (!isVariable(name)) {
            throw new IllegalArgumentException(
                    "variable is " + printed(name) + ", must be an identifier that begins with A to Z");
        }
    }

    /// As it is, or in single quotes. What is not printable ASCII is escaped, and so are quote and backslash.
    static String printed(String name) {
        if (isIdentifier(name)) {
            return name;
        }
        StringBuilder quoted = new StringBuilder("'");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = c >= ' ' && c <= '~' && c != '\'' && c != '\\';
            quoted.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return quoted.append("'").toString();
    }
}
