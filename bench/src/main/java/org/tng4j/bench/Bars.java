package org.tng4j.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A picture of bars that lie: for each row its own, one below the other or end to end, and lines across that they are
/// measured against.
final class Bars {
    private static final int WIDTH = 900;
    private static final int LEFT = 170;
    private static final int RIGHT = 820;
    private static final int LEGEND = 150;
    private static final int TOP = 96;
    private static final int THICKNESS = 13;
    private static final int GAP = 12;

    private record Row(String label, List<Double> values, String note) {}

    private final String title;
    private final String caption;
    private final String axisTitle;
    private final List<String> series;
    private final boolean isStacked;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Double> ceilings = new LinkedHashMap<>();

    /// @param caption   machine, JDK, commit, date
    /// @param axisTitle with the unit
    /// @param isStacked end to end, else one below the other
    Bars(String title, String caption, String axisTitle, List<String> series, boolean isStacked) {
        this.title = title;
        this.caption = caption;
        this.axisTitle = axisTitle;
        this.series = series;
        this.isStacked = isStacked;
    }

    /// Adds a row.
    ///
    /// @param values one for each series
    /// @param note   behind the bars of a stack
    Bars row(String label, List<Double> values, String note) {
        rows.add(new Row(label, values, note));
        return this;
    }

    /// Adds a line across all rows.
    Bars ceiling(String label, double value) {
        ceilings.put(label, value);
        return this;
    }

    String svg() {
        int rowHeight = GAP + THICKNESS * (isStacked ? 1 : series.size());
        int bottom = TOP + rowHeight * rows.size() + GAP;
        Svg svg = new Svg(WIDTH, bottom + 84);
        svg.words(LEFT, 26, Svg.Anchor.START, 17, title);
        for (int i = 0; i < series.size(); i++) {
            int x = LEFT + LEGEND * (i % 5);
            int y = 42 + 18 * (i / 5);
            svg.box(x, y, 11, 11, Svg.colour(i)).words(x + 16, y + 10, Svg.Anchor.START, 12, series.get(i));
        }
        Axis axis = Axis.linear(axisTitle, Stream.concat(ceilings.values().stream(), rows.stream().flatMap(this::ends))
                .mapToDouble(Double::doubleValue));
        drawAxis(svg, axis, bottom);
        for (int i = 0; i < rows.size(); i++) {
            drawRow(svg, axis, rows.get(i), TOP + GAP + i * rowHeight);
        }
        drawCeilings(svg, axis, bottom);
        return svg.words(20, bottom + 74, Svg.Anchor.START, 11, caption).toString();
    }

    private Stream<Double> ends(Row row) {
        return isStacked ? Stream.of(row.values().stream().mapToDouble(Double::doubleValue).sum()) : row.values().stream();
    }

    private static void drawAxis(Svg svg, Axis axis, int bottom) {
        for (double tick : axis.ticks()) {
            svg.line(x(axis, tick), TOP, x(axis, tick), bottom, "#dddddd")
                    .words(x(axis, tick), bottom + 17, Svg.Anchor.MIDDLE, 12, Axis.text(tick));
        }
        svg.line(LEFT, bottom, RIGHT, bottom, "#222222").line(LEFT, TOP, LEFT, bottom, "#222222")
                .words((LEFT + RIGHT) / 2.0, bottom + 38, Svg.Anchor.MIDDLE, 13, axis.title());
    }

    private void drawRow(Svg svg, Axis axis, Row row, int top) {
        int height = THICKNESS * (isStacked ? 1 : series.size());
        svg.words(LEFT - 8, top + height / 2.0 + 4, Svg.Anchor.END, 12, row.label());
        double from = 0;
        for (int i = 0; i < series.size(); i++) {
            double value = row.values().get(i);
            double y = isStacked ? top : top + i * THICKNESS;
            svg.box(x(axis, from), y, x(axis, from + value) - x(axis, from), THICKNESS - 1.0, Svg.colour(i));
            from += isStacked ? value : 0;
        }
        if (isStacked) {
            svg.words(RIGHT + 8, top + 11, Svg.Anchor.START, 12, row.note());
        }
    }

    private void drawCeilings(Svg svg, Axis axis, int bottom) {
        int i = 0;
        for (Map.Entry<String, Double> ceiling : ceilings.entrySet()) {
            double x = x(axis, ceiling.getValue());
            boolean isRightHalf = x > (LEFT + RIGHT) / 2.0;
            svg.dashes(x, TOP - 14 * i++ - 4, x, bottom, "#000000").words(isRightHalf ? x - 5 : x + 5, TOP - 14 * i + 6,
                    isRightHalf ? Svg.Anchor.END : Svg.Anchor.START, 12,
                    ceiling.getKey() + ", " + Axis.text(ceiling.getValue()));
        }
    }

    private static double x(Axis axis, double value) {
        return LEFT + axis.part(value) * (RIGHT - LEFT);
    }
}
