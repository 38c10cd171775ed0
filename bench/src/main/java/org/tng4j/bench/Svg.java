package org.tng4j.bench;

import java.util.List;
import java.util.Locale;

/// Lines, boxes and words as SVG: no styles from elsewhere, no scripts, white behind. Places are pixels from the upper
/// left corner.
final class Svg {
    /// Told apart by most eyes, in this order.
    private static final List<String> COLOURS =
            List.of("#0072b2", "#e69f00", "#009e73", "#d55e00", "#56b4e9", "#cc79a7", "#8c6d1f", "#666666", "#000000");

    private final StringBuilder body = new StringBuilder();
    private final int width;
    private final int height;

    Svg(int width, int height) {
        this.width = width;
        this.height = height;
        box(0, 0, width, height, "#ffffff");
    }

    /// Where a word stands: begins, has its middle, or ends at its place.
    enum Anchor { START, MIDDLE, END }

    static String colour(int number) {
        return COLOURS.get(number % COLOURS.size());
    }

    Svg box(double x, double y, double boxWidth, double boxHeight, String colour) {
        add(String.format(Locale.ROOT, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>", x, y, boxWidth, boxHeight, colour));
        return this;
    }

    Svg line(double x, double y, double toX, double toY, String colour) {
        add(String.format(Locale.ROOT, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>", x, y, toX, toY, colour));
        return this;
    }

    Svg dashes(double x, double y, double toX, double toY, String colour) {
        add(String.format(Locale.ROOT, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"1.5\" "
                + "stroke-dasharray=\"6 4\"/>", x, y, toX, toY, colour));
        return this;
    }

    Svg dot(double x, double y, String colour) {
        add(String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>", x, y, colour));
        return this;
    }

    Svg words(double x, double y, Anchor anchor, int size, String words) {
        add(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\">%s</text>", x, y,
                anchor.name().toLowerCase(Locale.ROOT), size, escaped(words)));
        return this;
    }

    /// Words that run upwards.
    Svg upwards(double x, double y, int size, String words) {
        add(String.format(Locale.ROOT, "<text transform=\"translate(%.1f %.1f) rotate(-90)\" text-anchor=\"middle\" font-size=\"%d\">%s</text>",
                x, y, size, escaped(words)));
        return this;
    }

    private void add(String element) {
        body.append(element).append('\n');
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
                + "viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" fill=\"#222222\">%n%s</svg>%n",
                width, height, width, height, body);
    }
}
