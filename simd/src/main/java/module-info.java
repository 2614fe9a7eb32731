/** Kernels on the Java Vector API. Only this module uses {@code jdk.incubator.vector}; it also loads without it. */
module lanewise.simd {
    requires static jdk.incubator.vector;
    requires transitive lanewise.core;

    exports lanewise.simd;

    provides lanewise.kernels.KernelsProvider with
            lanewise.simd.VectorKernelsProvider;
}
