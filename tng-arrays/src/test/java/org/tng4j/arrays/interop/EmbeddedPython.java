package org.tng4j.arrays.interop;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Assumptions;

/// CPython with NumPy inside this JVM: the only way to show it an address. Debian's shared library, where it is there.
///
/// It is started once, on a thread of its own that keeps its lock, and lives as long as the JVM.
final class EmbeddedPython {

    private static final String LIBRARY = "libpython3.11.so.1.0";
    private static final String PROGRAM = "/usr/bin/python3.11";
    private static final int NOW_AND_GLOBAL = 0x102; // for dlopen on Linux: NumPy's own libraries look for Python's symbols
    private static final long STACK_SIZE = 1 << 24;

    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(
            work -> Thread.ofPlatform().daemon().name("python").stackSize(STACK_SIZE).unstarted(work));
    private static final Linker LINKER = Linker.nativeLinker();

    private static Optional<MethodHandle> run;

    private EmbeddedPython() {}

    /// Runs a script. `np` is imported; what it hands to `say` comes back, one line each. Globals stay for the next one.
    static String run(Path folder, String script) throws Exception {
        return onItsThread(() -> runHere(folder, script));
    }

    /// Skips the test where there is no such library, or no NumPy for it.
    static void require(Path folder) throws Exception {
        Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"), "needs " + LIBRARY + ", which Linux has");
        Assumptions.assumeTrue(onItsThread(EmbeddedPython::isStarted), "needs " + LIBRARY);
        String found = run(folder, "say(__import__('importlib.util').util.find_spec('numpy') is not None)");
        Assumptions.assumeTrue(found.equals("True\n"), "needs NumPy for " + LIBRARY);
        run(folder, "import numpy as np");
    }

    private interface Work<T> {
        T run() throws Throwable;
    }

    private static <T> T onItsThread(Work<T> work) throws Exception {
        try {
            return THREAD.submit(() -> {
                try {
                    return work.run();
                } catch (Exception | Error e) {
                    throw e;
                } catch (Throwable e) {
                    throw new AssertionError(e);
                }
            }).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        }
    }

    private static boolean isStarted() throws Throwable {
        if (run == null) {
            run = start();
        }
        return run.isPresent();
    }

    private static Optional<MethodHandle> start() throws Throwable {
        MethodHandle open = function(LINKER.defaultLookup().find("dlopen"), FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
        MethodHandle find = function(LINKER.defaultLookup().find("dlsym"), FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment library = (MemorySegment) open.invokeExact(arena.allocateFrom(LIBRARY), NOW_AND_GLOBAL);
            if (library.equals(MemorySegment.NULL)) {
                return Optional.empty();
            }
            MethodHandle name = function(symbol(find, library, "Py_SetProgramName"), FunctionDescriptor.ofVoid(ADDRESS));
            name.invokeExact(Arena.global().allocateFrom(JAVA_INT, (PROGRAM + "\0").codePoints().toArray()));
            MethodHandle initialize = function(symbol(find, library, "Py_InitializeEx"), FunctionDescriptor.ofVoid(JAVA_INT));
            initialize.invokeExact(0);
            return Optional.of(function(symbol(find, library, "PyRun_SimpleString"), FunctionDescriptor.of(JAVA_INT, ADDRESS)));
        }
    }

    private static Optional<MemorySegment> symbol(MethodHandle find, MemorySegment library, String name) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            return Optional.of((MemorySegment) find.invokeExact(library, arena.allocateFrom(name)));
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(Optional<MemorySegment> address, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(address.orElseThrow(), descriptor);
    }

    /// Nothing is printed: scripts and answers are files.
    private static String runHere(Path folder, String script) throws Throwable {
        Path code = Files.writeString(folder.resolve("script.py"), script);
        Path answer = folder.resolve("answer.txt");
        try (Arena arena = Arena.ofConfined()) {
            int failed = (int) run.orElseThrow().invokeExact(arena.allocateFrom("""
                    import traceback
                    with open('%s', 'w', encoding='utf-8') as answer:
                        def say(*values): print(*values, file=answer)
                        try: exec(compile(open('%s', encoding='utf-8').read(), 'script', 'exec'), globals())
                        except BaseException: say(traceback.format_exc())
                    """.formatted(answer, code)));
            String text = answerOf(answer);
            if (failed != 0 || text.startsWith("Traceback")) {
                throw new AssertionError("python says: " + text);
            }
            return text;
        }
    }

    private static String answerOf(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "nothing";
    }
}
