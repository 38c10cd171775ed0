package org.tng4j.arrays.view;

import org.tng4j.arrays.shape.Scalar;

/// Three numbers, for tools that look at single particles; whoever moves many takes a copy plan.
///
/// **Datashape:** `3 * float64`, in double precision whatever it was read from. **Ownership and threads:** an immutable
/// value. **Source:** the formulas are those of every textbook.
///
/// @param x the first
/// @param y the second
/// @param z the third
public record Vec3(double x, double y, double z) {

    /// Reads one.
    ///
    /// @param view over `3 * float32` or `3 * float64`
    /// @param index one for each axis but the last
    /// @return its values, widened without loss
    /// @throws IllegalStateException if the data type is another
    /// @throws IllegalArgumentException if there are not three
    public static Vec3 get(NdView view, long... index) {
        NdView three = three(view, index);
        return new Vec3(three.getDouble(0), three.getDouble(1), three.getDouble(2));
    }

    /// Writes it. A `float32` gets the nearest one.
    ///
    /// @param view over `3 * float32` or `3 * float64`
    /// @param index one for each axis but the last
    /// @throws IllegalStateException if the data type is another
    /// @throws IllegalArgumentException if there are not three, or the memory is read-only
    public void put(NdView view, long... index) {
        NdView three = three(view, index);
        ElementWriter writer = three.writer();
        double[] values = {x, y, z};
        for (int axis = 0; axis < values.length; axis++) {
            if (three.shape().measure() == Scalar.FLOAT32) {
                writer.setFloat((float) values[axis], axis);
            } else {
                writer.setDouble(values[axis], axis);
            }
        }
    }

    private static NdView three(NdView view, long... index) {
        NdView three = view.at(index);
        if (three.shape().rank() != 1 || three.shape().dim(0) != 3) {
            throw new IllegalArgumentException("vector is " + three.shape() + ", must have 3 numbers");
        }
        return three;
    }

    /// The sum.
    ///
    /// @param other to add
    /// @return this + other
    public Vec3 plus(Vec3 other) {
        return new Vec3(x + other.x, y + other.y, z + other.z);
    }

    /// The difference.
    ///
    /// @param other to take away
    /// @return this - other
    public Vec3 minus(Vec3 other) {
        return new Vec3(x - other.x, y - other.y, z - other.z);
    }

    /// The multiple.
    ///
    /// @param factor any
    /// @return this × factor
    public Vec3 times(double factor) {
        return new Vec3(x * factor, y * factor, z * factor);
    }

    /// The scalar product.
    ///
    /// @param other any
    /// @return this · other
    public double dot(Vec3 other) {
        return x * other.x + y * other.y + z * other.z;
    }

    /// The vector product.
    ///
    /// @param other any
    /// @return this × other, at a right angle to both
    public Vec3 cross(Vec3 other) {
        return new Vec3(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    /// The length.
    ///
    /// @return at least 0
    public double length() {
        return Math.sqrt(dot(this));
    }

    /// The distance to another.
    ///
    /// @param other any
    /// @return at least 0
    public double distance(Vec3 other) {
        return minus(other).length();
    }

    /// The direction alone.
    ///
    /// @return of length 1; not a number if this has none
    public Vec3 normalized() {
        return times(1 / length());
    }
}
