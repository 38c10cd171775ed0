package org.tng4j.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A picture of lines through points, and upright marks where something begins.
final class Lines {
    private static final int WIDTH = 900;
    private static final int LEFT = 80;
    private static final int RIGHT = 690;
    private static final int TOP = 64;
    private static final int BOTTOM = 420;

    /// Where a measurement lies in the picture.
    record Point(double x, double y) {}

    private final String title;
    private final String caption;
    private final String xTitle;
    private final String yTitle;
    private final boolean isLogarithmic;
    private final Map<String, List<Point>> series = new LinkedHashMap<>();
    private final Map<String, Double> marks = new LinkedHashMap<>();

    /// @param caption       machine, JDK, commit, date
    /// @param xTitle        with the unit, as `yTitle`
    /// @param isLogarithmic both axes, else none
    Lines(String title, String caption, String xTitle, String yTitle, boolean isLogarithmic) {
        this.title = title;
        this.caption = caption;
        this.xTitle = xTitle;
        this.yTitle = yTitle;
        this.isLogarithmic = isLogarithmic;
    }

    Lines add(String name, List<Point> points) {
        series.put(name, points);
        return this;
    }

    Lines mark(String label, double x) {
        marks.put(label, x);
        return this;
    }

    String svg() {
        Axis xAxis = axis(xTitle, all().stream().map(Point::x).toList());
        Axis yAxis = axis(yTitle, all().stream().map(Point::y).toList());
        Svg svg = new Svg(WIDTH, BOTTOM + 84);
        svg.words(LEFT, 26, Svg.Anchor.START, 17, title);
        drawAxes(svg, xAxis, yAxis);
        drawMarks(svg, xAxis);
        int number = 0;
        for (Map.Entry<String, List<Point>> one : series.entrySet()) {
            drawSeries(svg, xAxis, yAxis, one, number++);
        }
        return svg.words(20, BOTTOM + 74, Svg.Anchor.START, 11, caption).toString();
    }

    private List<Point> all() {
        List<Point> all = new ArrayList<>();
        series.values().forEach(all::addAll);
        return all;
    }

    private Axis axis(String name, List<Double> values) {
        return isLogarithmic ? Axis.logarithmic(name, values)
                : Axis.linear(name, values.stream().mapToDouble(Double::doubleValue));
    }

    private static void drawAxes(Svg svg, Axis xAxis, Axis yAxis) {
        for (double tick : xAxis.ticks()) {
            svg.line(x(xAxis, tick), TOP, x(xAxis, tick), BOTTOM, "#dddddd")
                    .words(x(xAxis, tick), BOTTOM + 17, Svg.Anchor.MIDDLE, 12, Axis.text(tick));
        }
        for (double tick : yAxis.ticks()) {
            svg.line(LEFT, y(yAxis, tick), RIGHT, y(yAxis, tick), "#dddddd")
                    .words(LEFT - 7, y(yAxis, tick) + 4, Svg.Anchor.END, 12, Axis.text(tick));
        }
        svg.line(LEFT, BOTTOM, RIGHT, BOTTOM, "#222222").line(LEFT, TOP, LEFT, BOTTOM, "#222222")
                .words((LEFT + RIGHT) / 2.0, BOTTOM + 38, Svg.Anchor.MIDDLE, 13, xAxis.title())
                .upwards(22, (TOP + BOTTOM) / 2.0, 13, yAxis.title());
    }

    private void drawMarks(Svg svg, Axis axis) {
        for (Map.Entry<String, Double> mark : marks.entrySet()) {
            if (mark.getValue() >= axis.least() && mark.getValue() <= axis.most()) {
                double x = x(axis, mark.getValue());
                svg.dashes(x, TOP, x, BOTTOM, "#888888").words(x, TOP - 7, Svg.Anchor.MIDDLE, 12, mark.getKey());
            }
        }
    }

    private static void drawSeries(Svg svg, Axis xAxis, Axis yAxis, Map.Entry<String, List<Point>> one, int number) {
        String colour = Svg.colour(number);
        Point before = null;
        for (Point point : one.getValue()) {
            svg.dot(x(xAxis, point.x()), y(yAxis, point.y()), colour);
            if (before != null) {
                svg.line(x(xAxis, before.x()), y(yAxis, before.y()), x(xAxis, point.x()), y(yAxis, point.y()), colour);
            }
            before = point;
        }
        int row = TOP + 10 + 20 * number;
        svg.dot(RIGHT + 20, row - 4, colour).words(RIGHT + 30, row, Svg.Anchor.START, 12, one.getKey());
    }

    private static double x(Axis axis, double value) {
        return LEFT + axis.part(value) * (RIGHT - LEFT);
    }

    private static double y(Axis axis, double value) {
        return BOTTOM - axis.part(value) * (BOTTOM - TOP);
    }
}
