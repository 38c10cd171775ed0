package org.tng4j.arrays.nd4j;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tng4j.arrays.copy.CopyPlan;
import org.tng4j.arrays.pool.LeasedArena;
import org.tng4j.arrays.view.NdView;

/// Our memory as ND4J's, and ND4J's as ours. Two names for two costs: [#view(NdView)] shares memory, or throws;
/// [#copy(NdView)] copies.
///
/// **Datashape:** numbers in fixed axes, at least one; the axes of the view are those of the array.
/// **Ownership:** nothing to close; [Nd4jView] has. **Threads:** any.
/// **Errors:** below; a view that cannot be shared is an [IllegalArgumentException] that says why.
/// **Source:** docs/how-to/nd4j.md.
public final class Nd4jBridge {

    private static final String PURPOSE = "nd4j";
    static final Cleaner CLEANER = Cleaner.create();

    static {
        PhysicalLimit.lift();
    }

    private final Backend backend;

    /// Starts ND4J with the backend that is on the class path; the first time this takes seconds. If nothing has loaded
    /// JavaCPP before, and the property is not set, `org.bytedeco.javacpp.maxphysicalbytes` becomes 0: no limit.
    ///
    /// @throws IllegalStateException if there is no backend that runs here
    public Nd4jBridge() {
        this(Backend.current());
    }

    Nd4jBridge(Backend backend) {
        this.backend = backend;
    }

    /// Which backend of ND4J is at work.
    ///
    /// @return the name of its class: `CpuBackend`, `JCublasBackend`
    public String backend() {
        return backend.name();
    }

    /// Whether arrays can lie over our memory.
    ///
    /// @return true with the CPU's backend; false if arrays live on a device, where only [#copy(NdView)] gets them
    public boolean isZeroCopy() {
        return backend.isZeroCopy();
    }

    /// Lays an INDArray over a view's memory. Nothing is copied, now or later: bind a cursor to the view once, and the array
    /// shows each frame that it delivers.
    ///
    /// @param view in memory of a [LeasedArena], of the global arena, or of an INDArray ([#of(INDArray)]); in native byte
    ///     order, element 0 aligned to its size, all byte strides positive multiples of it
    /// @return to be closed before the arena; until then that refuses to close: `1 export alive: nd4j ×1`
    /// @throws IllegalArgumentException if that is not so, or ND4J has no such data type
    /// @throws IllegalStateException if the arena is closed or closing, arrays live on a device, or JavaCPP was started with
    ///     a limit, `org.bytedeco.javacpp.maxphysicalbytes`, above which it ends the JVM
    public Nd4jView view(NdView view) {
        PhysicalLimit.requireNone();
        requireHost("view needs it", "; copy(…)");
        ArrayForm form = ArrayForm.of(view);
        ViewCheck.check(view, form);
        DataBuffer buffer = Nd4j.createBuffer(pointer(view, form), count(form), form.type().dataType);
        Runnable release = keep(view.segment(), buffer);
        char order = view.isContiguous() || !view.flags().isColumnMajor() ? 'c' : 'f';
        Shared.add(buffer);
        try {
            return new Nd4jView(Nd4j.create(buffer, form.sizes(), form.elementStrides(), 0, order, form.type().dataType),
                    buffer, release);
        } catch (RuntimeException | Error e) {
            release.run();
            throw e;
        }
    }

    private static SegmentPointer pointer(NdView view, ArrayForm form) {
        return new SegmentPointer(view.segment().address() + view.base(), count(form));
    }

    private static long count(ArrayForm form) {
        return form.byteSize() / form.elementSize();
    }

    /// Every array that ND4J makes of another without copying has its buffer, so that is what must not outlive the memory.
    private static Runnable keep(MemorySegment memory, DataBuffer buffer) {
        Optional<LeasedArena> arena = LeasedArena.of(memory);
        if (arena.isPresent()) {
            return arena.get().lease(PURPOSE, buffer)::close;
        }
        ViewCheck.requireOpen(memory); // another thread may have closed it since it was checked
        return CLEANER.register(buffer, new Hold(memory))::clean;
    }

    /// Copies a view into a new INDArray, row-major, once: to the device too, if arrays live there.
    ///
    /// @param view in any memory, with any byte order, alignment and byte strides; stays the caller's
    /// @return ND4J's own, outside all workspaces
    /// @throws IllegalArgumentException if ND4J has no such data type, or there is nothing to copy
    /// @throws IllegalStateException if the arena is closed, or JavaCPP was started with a limit, as for [#view(NdView)]
    public INDArray copy(NdView view) {
        PhysicalLimit.requireNone();
        ArrayForm form = ArrayForm.of(view);
        INDArray array = Nd4j.createUninitializedDetached(form.type().dataType, 'c', form.sizes());
        NdView target = seen(array);
        CopyPlan.of(view.meta(), target.meta()).run(view.segment(), view.base(), target.segment(), target.base());
        Nd4j.getAffinityManager().tagLocation(array, Location.HOST);
        Nd4j.getAffinityManager().ensureLocation(array, Location.DEVICE);
        return array;
    }

    /// Sees an INDArray's memory, to decode into it: `POSITIONS.into(bridge.of(array))`.
    ///
    /// @param array not attached to a workspace; kept from being garbage by the view, but who closes it ends the JVM with the
    ///     next access
    /// @return a view of all of its elements
    /// @throws IllegalArgumentException if it has no elements, or a data type that we do not have, or belongs to a workspace, or lies
    ///     over memory that an [Nd4jView] lets go
    /// @throws IllegalStateException if it is closed, or lives on a device
    public NdView of(INDArray array) {
        requireHost("of needs it", "; decode into an arena, and copy(…)");
        if (array.wasClosed()) {
            throw new IllegalStateException("array is closed");
        }
        if (array.isAttached()) {
            throw new IllegalArgumentException("array belongs to a workspace, which uses its memory again; detach() it");
        }
        if (!array.isEmpty() && Shared.holds(array.data())) {
            throw new IllegalArgumentException(
                    "array lies over the memory of an NdView, which its Nd4jView lets go; use that NdView");
        }
        return seen(array);
    }

    private static NdView seen(INDArray array) {
        ArrayForm form = ArrayForm.of(array);
        MemorySegment memory = OwnMemory.of(array, array.offset() * form.elementSize(), form.byteSize());
        return NdView.wrap(memory, 0, form.meta().shape(), form.meta());
    }

    private void requireHost(String who, String remedy) {
        if (!backend.isZeroCopy()) {
            throw new IllegalStateException("backend " + backend.name() + " keeps arrays on a device, " + who
                    + " in this process's memory" + remedy);
        }
    }
}
