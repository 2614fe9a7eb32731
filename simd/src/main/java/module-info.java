/** Kernels on the Java Vector API. The one module that names {@code jdk.incubator.vector}, and starts without it. */
module lanewise.simd {
    requires static jdk.incubator.vector;
    requires transitive lanewise.core;

    exports lanewise.simd;

    provides lanewise.kernels.KernelsProvider with
            lanewise.simd.VectorKernelsProvider;
}
