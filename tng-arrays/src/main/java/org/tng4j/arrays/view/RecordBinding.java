package org.tng4j.arrays.view;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.NamedShape;
import org.tng4j.arrays.shape.RecordShape;
import org.tng4j.arrays.shape.Scalar;

/// A Java record as a record of memory: reads one, writes one.
///
/// | component | field | fits as well |
/// |---|---|---|
/// | `boolean` | `bool` | |
/// | `byte`, `short`, `int`, `long` | `int8`, `int16`, `int32`, `int64` | any integer type that the value fits |
/// | `float`, `double` | `float32`, `float64` | what widens to it, when read; what it widens to, when written |
/// | a record of such | a record of such | |
///
/// Fields are found by name, so that a view may have more of them, in any order and layout.
///
/// **Datashape:** [#shape()]. **Ownership and threads:** an immutable value; it keeps no view.
/// **Errors:** [IllegalArgumentException] for a field that is not there, [IllegalStateException] for one of another type,
/// [ArithmeticException] for an integer that the component does not hold. **Source:** docs/datashape.md, *Views*.
///
/// @param <T> the Java record
public final class RecordBinding<T extends Record> {

    private static final Map<Class<?>, Scalar> SCALARS = Map.of(
            boolean.class, Scalar.BOOL, byte.class, Scalar.INT8, short.class, Scalar.INT16, int.class, Scalar.INT32,
            long.class, Scalar.INT64, float.class, Scalar.FLOAT32, double.class, Scalar.FLOAT64);

    private final MethodHandle constructor;
    private final List<Member> members;

    /// One component.
    ///
    /// @param type of a number
    /// @param nested of a record
    private record Member(String name, MethodHandle accessor, Optional<Scalar> type, Optional<RecordBinding<?>> nested) {}

    private RecordBinding(MethodHandle constructor, List<Member> members) {
        this.constructor = constructor;
        this.members = members;
    }

    /// Binds a Java record.
    ///
    /// @param type its class
    /// @param lookup that of the caller, who may see the class
    /// @param <T> the Java record
    /// @return how it lies in memory
    /// @throws IllegalArgumentException if a component has a type that no field has, or the lookup may not see it
    public static <T extends Record> RecordBinding<T> of(Class<T> type, MethodHandles.Lookup lookup) {
        List<Member> members = new ArrayList<>();
        List<Class<?>> types = new ArrayList<>();
        try {
            for (RecordComponent component : type.getRecordComponents()) {
                members.add(member(component, lookup));
                types.add(component.getType());
            }
            return new RecordBinding<>(lookup.findConstructor(type, MethodType.methodType(void.class, types)), members);
        } catch (IllegalAccessException | NoSuchMethodException e) {
            throw new IllegalArgumentException("record is " + type.getName() + ", must be visible to " + lookup, e);
        }
    }

    private static Member member(RecordComponent component, MethodHandles.Lookup lookup) throws IllegalAccessException {
        Class<?> type = component.getType();
        Optional<Scalar> scalar = Optional.ofNullable(SCALARS.get(type));
        if (scalar.isEmpty() && !type.isRecord()) {
            throw new IllegalArgumentException(
                    "component " + component.getName() + " is " + type.getName() + ", must be a number, a boolean or a record");
        }
        Optional<RecordBinding<?>> nested = scalar.isPresent() ? Optional.empty() : Optional.of(of(type.asSubclass(Record.class), lookup));
        return new Member(component.getName(), lookup.unreflect(component.getAccessor()), scalar, nested);
    }

    /// The datashape of the components, in their order.
    ///
    /// @return a record
    public DataShape shape() {
        return new RecordShape(members.stream().map(member -> new NamedShape(member.name, shapeOf(member))).toList());
    }

    private static DataShape shapeOf(Member member) {
        return member.nested.<DataShape>map(RecordBinding::shape).orElseGet(member.type::orElseThrow);
    }

    /// Reads one.
    ///
    /// @param view over records
    /// @param index one for each axis
    /// @return a Java record of its own
    /// @throws IllegalStateException if a value is missing, or a field has another type
    @SuppressWarnings("unchecked") // the constructor of T makes a T
    public T get(NdView view, long... index) {
        NdView element = view.value(index);
        List<Object> values = new ArrayList<>();
        for (Member member : members) {
            NdView field = element.field(member.name);
            values.add(member.nested.isPresent() ? member.nested.get().get(field) : number(field, member.type.orElseThrow()));
        }
        return (T) called(constructor, values);
    }

    private static Object number(NdView field, Scalar type) {
        return switch (type) {
            case BOOL -> field.getBoolean();
            case INT8 -> (byte) checked(field, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case INT16 -> (short) checked(field, Short.MIN_VALUE, Short.MAX_VALUE);
            case INT32 -> (int) checked(field, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case INT64 -> field.getLong();
            case FLOAT32 -> field.getFloat();
            default -> field.getDouble();
        };
    }

    private static long checked(NdView field, long lowest, long highest) {
        long value = field.getLong();
        if (value < lowest || value > highest) {
            throw new ArithmeticException("value is " + value + ", component holds " + lowest + " to " + highest);
        }
        return value;
    }

    /// Writes one.
    ///
    /// @param value stays as it is
    /// @param view over records
    /// @param index one for each axis
    /// @throws IllegalStateException if a field has another type
    /// @throws IllegalArgumentException if a field does not hold the value, or the memory is read-only
    public void put(T value, NdView view, long... index) {
        putFields(value, view.at(index));
    }

    private void putFields(Object value, NdView element) {
        for (Member member : members) {
            NdView field = element.field(member.name);
            Object part = called(member.accessor, List.of(value));
            if (member.nested.isPresent()) {
                member.nested.get().putFields(part, field);
            } else {
                putNumber(part, field.writer());
            }
        }
    }

    private static void putNumber(Object number, ElementWriter writer) {
        switch (number) {
            case Boolean truth -> writer.setBoolean(truth);
            case Float single -> writer.setFloat(single);
            case Double full -> writer.setDouble(full);
            default -> writer.setLong(((Number) number).longValue());
        }
    }

    private static Object called(MethodHandle handle, List<Object> arguments) {
        try {
            return handle.invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) { // the compiler lets no record declare one
            throw new IllegalStateException("record throws a checked exception", e);
        }
    }
}
