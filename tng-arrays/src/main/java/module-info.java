/// Memory with a shape: what data mean, how they lie, and how they get from one layout into another.
module org.tng4j.arrays {
    requires static org.jspecify;

    exports org.tng4j.arrays.shape;
    exports org.tng4j.arrays.meta;
    exports org.tng4j.arrays.view;
    exports org.tng4j.arrays.copy;
    exports org.tng4j.arrays.interop;
    exports org.tng4j.arrays.pool;
}
