package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String text() {
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void nestsObjectsAndArrays() throws IOException {
        Json.print(out, json -> {
            json.member("a", 1).member("b", (String) null).member("c", 0.5).member("d", true).member("e", (Long) null);
            json.array("f", array -> {
                array.element(1);
                array.element("x");
                array.element(object -> object.member("g", Double.NaN));
                array.arrayElement(inner -> inner.number("2.5"));
                array.element(_ -> { });
            });
            json.object("h", object -> object.array("i", _ -> { }));
        });
        assertEquals("{\"a\":1,\"b\":null,\"c\":0.5,\"d\":true,\"e\":null,\"f\":[1,\"x\",{\"g\":null},[2.5],{}],"
                + "\"h\":{\"i\":[]}}\n", text());
    }

    @Test
    void keepsEveryCharacter() throws IOException {
        String strange = "\"\\/\b\f\n\r\t\0\u001f\u007f å 水 😝 \u2028";
        Json.print(out, json -> json.member(strange, strange));
        JsonNode back = new ObjectMapper().readTree(text());
        assertEquals(strange, back.get(strange).asText());
        assertEquals(1, text().lines().count());
    }

    @Test
    void keepsEveryNumber() throws IOException {
        double[] numbers = {0, -0.0, 1e-12, 1e7, 1.7976931348623157e308, 4.9e-324, 0.1, -123456.789};
        Json.print(out, json -> json.array("n", array -> {
            for (double number : numbers) {
                array.number(Shortest.of(number));
            }
        }));
        JsonNode back = new ObjectMapper().readTree(text()).get("n");
        for (int i = 0; i < numbers.length; i++) {
            assertEquals(numbers[i], back.get(i).asDouble());
        }
    }

    @Test
    void closesWhatItOpenedWhereAPartThrows() throws IOException {
        assertThrows(IOException.class, () -> Json.print(out, json -> json.array("a", array -> {
            array.element(1);
            throw new IOException("gone");
        })));
        assertEquals("{\"a\":[1]}\n", text());
    }

    @Test
    void holdsLittleOfWhatItWrites() throws IOException {
        Json.print(out, json -> json.array("a", array -> {
            for (int i = 0; i < 100_000; i++) {
                array.element(i);
            }
            assertTrue(bytes.size() > 500_000);
        }));
        assertEquals(100_000, new ObjectMapper().readTree(text()).get("a").size());
    }
}
