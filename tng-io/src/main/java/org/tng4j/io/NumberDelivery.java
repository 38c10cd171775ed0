package org.tng4j.io;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.copy.CopyPlan;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.io.format.BlockTarget;
import org.tng4j.io.internal.block.DataBlock;
import org.tng4j.io.internal.block.Source;
import org.tng4j.io.internal.codec.Codecs;
import org.tng4j.io.internal.codec.FrameDecoder;
import org.tng4j.io.internal.codec.FrameTarget;
import org.tng4j.io.internal.codec.IntegerTarget;

/// Numbers into one target. Up to [#DECODERS] pieces keep a decoder of their own and go forward frame by frame; where
/// there are more, they take turns and start again.
final class NumberDelivery implements Delivery {
    static final int DECODERS = 16;

    private final Source source;
    private final OpenPayloads payloads;
    private final MemorySegment segment;
    private final long base;
    private final long frameStride;
    private final ArrMeta frameMeta;
    private final BlockTarget wish;
    private Scalar type;
    private CopyPlan plan;
    private CopyPlan nativePlan;
    private final @Nullable FillPlan fillPlan;
    private final List<FrameTarget> targets = new ArrayList<>();
    private final List<FrameDecoder> decoders = new ArrayList<>();
    private final int[] owners = new int[DECODERS];
    private final IntegerTarget way = new IntegerTarget();
    private PieceSet pieces;
    private @Nullable ReadAhead ahead;
    private long decodedHere;
    private long stateBudget;

    /// @param target where frames go
    /// @param type   of one value as decoded
    /// @param wish   casting and fill
    NumberDelivery(Source source, OpenPayloads payloads, PlacedTarget target, Scalar type, BlockTarget wish) {
        this.source = source;
        this.payloads = payloads;
        this.segment = target.view().segment();
        this.frameMeta = target.frameMeta();
        this.base = target.view().base();
        this.frameStride = target.frameStride();
        this.wish = wish;
        this.type = type;
        this.plan = plan(source.order());
        this.nativePlan = nativePlan();
        this.fillPlan = wish.fill() == null ? null : new FillPlan(frameMeta, wish.fill());
        this.pieces = new PieceSet(source);
    }

    private CopyPlan plan(ByteOrder order) {
        return CopyPlan.into(frameMeta, new ScalarMeta(type, order), wish.casting());
    }

    private CopyPlan nativePlan() {
        ByteOrder order = ByteOrder.nativeOrder();
        return source.order().equals(order) ? plan : plan(order);
    }

    @Override
    public boolean takes(DataShape stored) {
        return stored instanceof Scalar from && frameMeta.leaf() instanceof ScalarMeta to
                && wish.casting().converts(from, to.scalar());
    }

    /// The data type may change from frame set to frame set, as far as the casting allows.
    private void rebind(DataShape stored) {
        if (stored instanceof Scalar scalar && scalar != type && takes(scalar)) {
            type = scalar;
            plan = plan(source.order());
            nativePlan = nativePlan();
            targets.clear();
        }
    }

    @Override
    public void start(PieceSet next) {
        if (!wish.isQuantised()) {
            rebind(next.first().type());
        }
        pieces = next;
        Arrays.fill(owners, -1);
        while (targets.size() < next.size()) {
            targets.add(new FrameTarget(segment, plan, nativePlan, type.byteSize()));
        }
        shareBudget();
    }

    @Override
    public void keepStates(long budget) {
        stateBudget = budget;
        shareBudget();
    }

    /// The same for the decoder of each piece; nothing for decoders that are left over.
    private void shareBudget() {
        for (int slot = 0; slot < decoders.size(); slot++) {
            decoders.get(slot).keepStates(budgetOf(slot));
        }
    }

    private long budgetOf(int slot) {
        int sharing = Math.min(pieces.size(), DECODERS);
        return slot < sharing ? stateBudget / sharing : 0;
    }

    @Override
    public long frameCount() throws IOException {
        long frames = Long.MAX_VALUE;
        for (int i = 0; i < pieces.size(); i++) {
            frames = Math.min(frames, open(i));
        }
        return frames;
    }

    @Override
    public void deliver(long frame, long place) throws IOException {
        for (int i = 0; i < pieces.size(); i++) {
            FrameTarget target = targets.get(i);
            target.at(base + place * frameStride, pieces.first().values(), pieces.get(i).places());
            if (!isTakenFromAhead(i, frame, target)) {
                decode(i, frame, target);
            }
        }
    }

    private void decode(int i, long frame, FrameTarget target) throws IOException {
        decodedHere++;
        if (owners[i % DECODERS] != i) {
            open(i);
        }
        decoders.get(i % DECODERS).deliver(frame, target);
    }

    private boolean isTakenFromAhead(int i, long frame, FrameTarget target) {
        DataBlock data = pieces.get(i).data();
        FrameRing.Slot slot = ahead == null ? null : ahead.take(data.payloadOffset(), frame, data.frameSet());
        if (ahead == null || slot == null) {
            return false;
        }
        boolean isDecoded = slot.count() > 0;
        try {
            if (isDecoded) {
                way.write(slot.integers(), slot.count(), slot.precision(), type, target);
            }
        } finally {
            ahead.release();
        }
        return isDecoded;
    }

    /// Takes frames from who reads ahead, as far as they are there.
    void readAhead(ReadAhead other) {
        ahead = other;
    }

    private long open(int i) throws IOException {
        int slot = i % DECODERS;
        owners[slot] = -1;
        long frames = payloads.open(pieces.get(i), type, request -> decoder(slot).open(request));
        owners[slot] = i;
        return frames;
    }

    private FrameDecoder decoder(int slot) {
        while (decoders.size() <= slot) {
            FrameDecoder decoder = new Codecs(source.bytes(), source.order());
            decoder.keepStates(budgetOf(decoders.size()));
            decoders.add(decoder);
        }
        return decoders.get(slot);
    }

    @Override
    public void fill(long place) {
        if (fillPlan != null) {
            fillPlan.run(segment, base + place * frameStride);
        }
    }

    @Override
    public String explain() throws IOException {
        if (pieces.size() == 0) {
            return "no values here; " + plan.explain();
        }
        if (owners[0] != 0) {
            open(0);
        }
        targets.get(0).at(base, pieces.first().values(), pieces.get(0).places());
        String first = decoders.get(0).explain(targets.get(0));
        String how = pieces.size() == 1 ? first : pieces.size() + " pieces, the first: " + first;
        return ahead == null ? how : how + "; read ahead, " + decodedHere + " decoded by the caller's thread";
    }

    @Override
    public void close() {
        decoders.forEach(FrameDecoder::close);
    }
}
