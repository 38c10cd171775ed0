package org.tng4j.arrays.nd4j;

import java.util.Arrays;

/// The same answers by loops, without linear algebra of anybody else: what the examples are compared with.
///
/// Positions are x, y, z of atom after atom.
final class PlainAnalysis {

    private PlainAnalysis() {}

    static double radiusOfGyration(double[] positions, double[] masses) {
        double[] centre = centre(positions, masses);
        double sum = 0;
        double mass = 0;
        for (int i = 0; i < positions.length; i++) {
            double distance = positions[i] - centre[i % 3];
            sum += masses[i / 3] * distance * distance;
            mass += masses[i / 3] / 3;
        }
        return Math.sqrt(sum / mass);
    }

    private static double[] centre(double[] positions, double[] weights) {
        double[] centre = new double[3];
        double all = 0;
        for (int i = 0; i < positions.length; i++) {
            centre[i % 3] += weights[i / 3] * positions[i];
            all += weights[i / 3] / 3;
        }
        for (int axis = 0; axis < 3; axis++) {
            centre[axis] /= all;
        }
        return centre;
    }

    static double squareDisplacement(double[] positions, double[] first) {
        double sum = 0;
        for (int i = 0; i < positions.length; i++) {
            sum += (positions[i] - first[i]) * (positions[i] - first[i]);
        }
        return 3 * sum / positions.length;
    }

    static double volume(double[] box) {
        return Math.abs(box[0] * (box[4] * box[8] - box[5] * box[7]) - box[1] * (box[3] * box[8] - box[5] * box[6])
                + box[2] * (box[3] * box[7] - box[4] * box[6]));
    }

    /// Of the best rotation, found as a unit quaternion: the largest eigenvalue of a symmetric matrix of four rows.
    ///
    /// **Source:** B. K. P. Horn, *Closed-form solution of absolute orientation using unit quaternions*, 1987.
    static double rmsd(double[] positions, double[] reference) {
        double[] even = new double[positions.length / 3];
        Arrays.fill(even, 1);
        double[] x = centre(positions, even);
        double[] y = centre(reference, even);
        double[][] s = new double[3][3];
        double squares = 0;
        for (int i = 0; i < positions.length; i++) {
            double own = positions[i] - x[i % 3];
            double other = reference[i] - y[i % 3];
            squares += own * own + other * other;
            for (int j = 0; j < 3; j++) {
                s[i % 3][j] += own * (reference[i - i % 3 + j] - y[j]);
            }
        }
        return Math.sqrt(Math.max(0, squares - 2 * largestEigenvalue(horn(s))) / even.length);
    }

    private static double[][] horn(double[][] s) {
        return new double[][] {
            {s[0][0] + s[1][1] + s[2][2], s[1][2] - s[2][1], s[2][0] - s[0][2], s[0][1] - s[1][0]},
            {s[1][2] - s[2][1], s[0][0] - s[1][1] - s[2][2], s[0][1] + s[1][0], s[2][0] + s[0][2]},
            {s[2][0] - s[0][2], s[0][1] + s[1][0], s[1][1] - s[0][0] - s[2][2], s[1][2] + s[2][1]},
            {s[0][1] - s[1][0], s[2][0] + s[0][2], s[1][2] + s[2][1], s[2][2] - s[0][0] - s[1][1]}};
    }

    /// Jacobi's rotations, until nothing is left beside the diagonal.
    private static double largestEigenvalue(double[][] a) {
        for (int sweep = 0; sweep < 30; sweep++) {
            for (int p = 0; p < 3; p++) {
                for (int q = p + 1; q < 4; q++) {
                    rotate(a, p, q);
                }
            }
        }
        return Math.max(Math.max(a[0][0], a[1][1]), Math.max(a[2][2], a[3][3]));
    }

    private static void rotate(double[][] a, int p, int q) {
        double angle = 0.5 * Math.atan2(2 * a[p][q], a[q][q] - a[p][p]);
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        for (int i = 0; i < 4; i++) {
            double ip = a[i][p];
            a[i][p] = c * ip - s * a[i][q];
            a[i][q] = s * ip + c * a[i][q];
        }
        for (int i = 0; i < 4; i++) {
            double pi = a[p][i];
            a[p][i] = c * pi - s * a[q][i];
            a[q][i] = s * pi + c * a[q][i];
        }
    }
}
