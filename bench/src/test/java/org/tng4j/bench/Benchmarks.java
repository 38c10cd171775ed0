package org.tng4j.bench;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Param;

/// All benchmarks that are a [Question], with the parameters that JMH would give them, but small.
final class Benchmarks {
    private Benchmarks() {}

    /// Returns the classes, by name.
    static List<Class<? extends Question>> all() throws IOException {
        List<Class<? extends Question>> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("target/classes/org/tng4j/bench"))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".class") && !name.contains("$")) {
                    add(name.substring(0, name.length() - ".class".length()), found);
                }
            }
        }
        return found;
    }

    private static void add(String name, List<Class<? extends Question>> found) {
        try {
            Class<?> type = Class.forName("org.tng4j.bench." + name, false, Benchmarks.class.getClassLoader());
            if (Question.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                found.add(type.asSubclass(Question.class));
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns all combinations of parameters, name to value.
    static List<Map<String, String>> parameters(Class<? extends Question> type) {
        List<Map<String, String>> combinations = List.of(Map.of());
        for (Field field : type.getFields()) {
            if (field.isAnnotationPresent(Param.class)) {
                List<Map<String, String>> more = new ArrayList<>();
                for (String value : small(field)) {
                    for (Map<String, String> others : combinations) {
                        Map<String, String> one = new LinkedHashMap<>(others);
                        one.put(field.getName(), value);
                        more.add(one);
                    }
                }
                combinations = more;
            }
        }
        return combinations;
    }

    /// 30 particles in files, 300 without, 1200 bytes; all else as it is.
    private static Set<String> small(Field field) {
        Stream<String> values = field.getType().isEnum()
                ? Arrays.stream(field.getType().getEnumConstants()).map(Object::toString)
                : Arrays.stream(field.getAnnotation(Param.class).value());
        return new LinkedHashSet<>(values.map(value -> switch (field.getName()) {
            case "fixture" -> value.replaceFirst("-\\d+-(\\d)\\d*$", "-30-$1");
            case "particles" -> "300";
            case "size" -> "1200";
            default -> value;
        }).toList());
    }

    /// Makes one.
    static Question of(Class<? extends Question> type, Map<String, String> parameters) throws ReflectiveOperationException {
        Question question = type.getDeclaredConstructor().newInstance();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            Field field = type.getField(parameter.getKey());
            field.set(question, value(field.getType(), parameter.getValue()));
        }
        return question;
    }

    private static Object value(Class<?> type, String text) {
        if (type == int.class) {
            return Integer.valueOf(text);
        }
        return type.isEnum() ? Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(text)).findFirst().orElseThrow() : text;
    }
}
