package org.tng4j.arrays;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.tng4j.arrays.copy.Casting;
import org.tng4j.arrays.copy.CopyPlan;
import org.tng4j.arrays.copy.CopyPolicy;
import org.tng4j.arrays.copy.IndexVector;
import org.tng4j.arrays.copy.IndexedCopy;
import org.tng4j.arrays.copy.TargetCheck;
import org.tng4j.arrays.interop.ArrayInterface;
import org.tng4j.arrays.interop.JavaMemory;
import org.tng4j.arrays.interop.Npy;
import org.tng4j.arrays.interop.Npz;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.pool.Pool;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Slice;
import org.tng4j.arrays.view.NdView;
import org.tng4j.arrays.view.RecordBinding;
import org.tng4j.arrays.view.VarBuilder;
import org.tng4j.arrays.view.Vec3;

/// Everything that touches memory, once its arena is closed: an [IllegalStateException], and never a crash.
class UseAfterCloseTest {

    @TempDir
    private Path folder;

    @Test
    void isRefusedEverywhere() {
        Map<String, Executable> uses = new LinkedHashMap<>();
        try (Arena arena = Arena.ofConfined()) {
            addViews(uses, arena);
            addCopies(uses, NdView.allocate(arena, DataShape.parse("4 * 3 * float64")));
            addNeighbours(uses, NdView.allocate(arena, DataShape.parse("4 * 3 * float64")));
            Pool pool = Pool.aligned(arena, 100);
            MemorySegment given = pool.allocate(10, 1);
            uses.put("Pool.allocate", () -> pool.allocate(8, 8));
            uses.put("Pool.free", () -> pool.free(given));
        }
        uses.forEach((use, call) -> assertThrows(IllegalStateException.class, call, use));
    }

    private static void addViews(Map<String, Executable> uses, Arena arena) {
        NdView numbers = NdView.allocate(arena, DataShape.parse("4 * 3 * float64"));
        NdView words = NdView.allocateText(arena, DataShape.parse("2 * string"), 10);
        NdView rows = NdView.allocate(arena, DataShape.parse("2 * var * int32"), Layout.C, 5);
        NdView options = NdView.allocate(arena, DataShape.parse("2 * ?int64"), Layout.C.withBitmaps());
        NdView records = NdView.allocate(arena, DataShape.parse("2 * {x: float64, y: float64, z: float64}"));
        VarBuilder builder = new VarBuilder(rows);
        RecordBinding<Vec3> binding = RecordBinding.of(Vec3.class, MethodHandles.publicLookup());
        uses.put("getDouble", () -> numbers.getDouble(0, 0));
        uses.put("setDouble", () -> numbers.writer().setDouble(1, 0, 0));
        uses.put("getString", () -> words.getString(0));
        uses.put("getBytes", () -> words.getBytes(1));
        uses.put("at", () -> rows.at(0, 0));
        uses.put("slice", () -> rows.at(0).slice(0, Slice.ALL));
        uses.put("append", () -> builder.append(1));
        uses.put("freeze", builder::freeze);
        uses.put("isMissing", () -> options.isMissing(0));
        uses.put("value", () -> options.value(0));
        uses.put("setMissing", () -> options.writer().setMissing(0));
        uses.put("RecordBinding.get", () -> binding.get(records, 0));
        uses.put("RecordBinding.put", () -> binding.put(new Vec3(1, 2, 3), records, 0));
        uses.put("Vec3.get", () -> Vec3.get(numbers, 0));
        uses.put("Vec3.put", () -> new Vec3(1, 2, 3).put(numbers, 0));
        uses.put("window", () -> numbers.window(0, 2).view().getDouble(0, 0));
        uses.put("allocate", () -> NdView.allocate(arena, numbers.shape()));
    }

    private static void addCopies(Map<String, Executable> uses, NdView closed) {
        MemorySegment open = MemorySegment.ofArray(new double[12]);
        CopyPlan plan = CopyPlan.of(closed.meta(), Layout.C.metaOf(closed.shape()));
        CopyPlan transposed = CopyPlan.of(closed.meta(), Layout.F.metaOf(closed.shape()));
        IndexedCopy gather = IndexedCopy.gather(closed.meta(), IndexVector.of(4, 2, 0), Layout.C.metaOf(DataShape.parse("2 * 3 * float64")), Casting.NO);
        uses.put("plan from", () -> plan.run(closed.segment(), 0, open, 0));
        uses.put("plan to", () -> plan.run(open, 0, closed.segment(), 0));
        uses.put("transposed from", () -> transposed.run(closed.segment(), 0, open, 0));
        uses.put("transposed to", () -> transposed.run(open, 0, closed.segment(), 0));
        uses.put("gather from", () -> gather.run(closed.segment(), 0, open, 0));
        uses.put("gather to", () -> gather.run(open, 0, closed.segment(), 0));
        uses.put("TargetCheck", () -> TargetCheck.check("POSITIONS", List.of(closed.shape()), closed));
    }

    private void addNeighbours(Map<String, Executable> uses, NdView closed) {
        ByteBuffer buffer = JavaMemory.toByteBuffer(closed);
        uses.put("toArray", () -> JavaMemory.toArray(closed, double[].class, CopyPolicy.IF_NEEDED));
        uses.put("toByteBuffer", () -> buffer.get(0));
        uses.put("ArrayInterface", () -> ArrayInterface.of(closed));
        uses.put("Npy.write", () -> Npy.write(folder.resolve("a.npy"), closed));
        uses.put("Npz.write", () -> Npz.write(folder.resolve("a.npz"), Map.of("a", closed)));
    }
}
