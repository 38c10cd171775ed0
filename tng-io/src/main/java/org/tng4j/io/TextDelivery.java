package org.tng4j.io;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tng4j.arrays.meta.TextMeta;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Text;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.internal.block.Source;
import org.tng4j.io.internal.bytes.Memory;
import org.tng4j.io.internal.codec.ParticleRuns;
import org.tng4j.io.internal.codec.TextDecoder;

/// Text into one target: the strings of a frame are gathered in real order, then written as offsets and heap by two
/// bulk copies. Particles without text get an empty string.
final class TextDelivery implements Delivery {
    private final Source source;
    private final OpenPayloads payloads;
    private final String subject;
    private final PlacedTarget target;
    private final List<TextDecoder> decoders = new ArrayList<>();
    private final long[] starts;
    private final int[] sizes;
    private byte[] gathered = new byte[1 << 8];
    private int gatheredSize;
    private byte[] heap = new byte[1 << 8];
    private final long[] offsets;
    private PieceSet pieces;
    private boolean isOpen;

    /// @throws IllegalArgumentException if the target's offsets have gaps, so that they are no two bulk copies
    TextDelivery(Source source, OpenPayloads payloads, String subject, PlacedTarget target) {
        if (!target.view().isContiguous()) {
            throw new IllegalArgumentException(subject + ": target " + target.view().meta().layoutText()
                    + " has gaps, offsets of text must have none");
        }
        this.source = source;
        this.payloads = payloads;
        this.subject = subject;
        this.target = target;
        int count = Math.toIntExact(target.frameShape().elementCount());
        this.starts = Memory.longs(count);
        this.sizes = Memory.ints(count);
        this.offsets = Memory.longs(count + 1);
        this.pieces = new PieceSet(source);
    }

    @Override
    public boolean takes(DataShape stored) {
        return stored instanceof Text;
    }

    @Override
    public void start(PieceSet next) {
        pieces = next;
        isOpen = false;
    }

    @Override
    public long frameCount() throws IOException {
        long frames = Long.MAX_VALUE;
        isOpen = false;
        for (int i = 0; i < pieces.size(); i++) {
            int slot = i;
            frames = Math.min(frames, payloads.open(pieces.get(i), null, request -> {
                if (slot == decoders.size()) {
                    decoders.add(new TextDecoder(source.bytes(), request));
                }
                return decoders.get(slot).open(request);
            }));
        }
        isOpen = true;
        return frames;
    }

    @Override
    public void deliver(long frame, long place) throws IOException {
        if (!isOpen) {
            frameCount();
        }
        Arrays.fill(sizes, 0);
        gatheredSize = 0;
        for (int i = 0; i < pieces.size(); i++) {
            ParticleRuns places = pieces.get(i).places();
            long values = pieces.first().isParticleDependent() ? pieces.first().values() : Long.MAX_VALUE;
            decoders.get(i).deliver(frame, (index, bytes, size) ->
                    gather(places.placeOf(index / values), index % values, bytes, size));
        }
        write(target.frame(place), place);
    }

    private void gather(long place, long value, byte[] bytes, int size) {
        if (place >= 0) {
            gather(Math.toIntExact(place * pieces.first().values() + value), bytes, size);
        }
    }

    private void gather(int index, byte[] bytes, int size) {
        if (gathered.length - gatheredSize < size) {
            gathered = Memory.copy(gathered, Math.max(2 * gathered.length, gatheredSize + size));
        }
        System.arraycopy(bytes, 0, gathered, gatheredSize, size);
        starts[index] = gatheredSize;
        sizes[index] = size;
        gatheredSize += size;
    }

    /// Strings of later places follow those of earlier ones in the heap, so places are written in rising order.
    private void write(NdView frame, long place) {
        MemorySegment segment = frame.segment();
        TextMeta text = (TextMeta) frame.meta().leaf();
        long heapStart = place == 0 ? 0 : segment.get(ValueLayout.JAVA_LONG_UNALIGNED, frame.base());
        if (heapStart < 0 || gatheredSize > text.heapSize() - heapStart) {
            throw new IllegalArgumentException(subject + ": text takes " + (heapStart + gatheredSize)
                    + " bytes, target's heap has room for " + text.heapSize());
        }
        heap = gathered.length > heap.length ? Memory.bytes(gathered.length) : heap;
        int at = 0;
        for (int i = 0; i < sizes.length; i++) {
            offsets[i] = heapStart + at;
            System.arraycopy(gathered, (int) starts[i], heap, at, sizes[i]);
            at += sizes[i];
        }
        offsets[sizes.length] = heapStart + at;
        MemorySegment.copy(offsets, 0, segment, ValueLayout.JAVA_LONG_UNALIGNED, frame.base(), offsets.length);
        MemorySegment.copy(heap, 0, segment, ValueLayout.JAVA_BYTE, frame.base() + text.heapOffset() + heapStart, at);
    }

    @Override
    public void fill(long place) {
        Arrays.fill(sizes, 0);
        gatheredSize = 0;
        write(target.frame(place), place);
    }

    @Override
    public String explain() throws IOException {
        if (pieces.size() == 0) {
            return "no text here";
        }
        frameCount();
        return decoders.get(0).explain();
    }

    @Override
    public void close() {
        decoders.forEach(TextDecoder::close);
    }
}
