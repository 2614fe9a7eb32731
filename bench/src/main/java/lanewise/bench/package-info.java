/**
 * JMH benchmarks of training, inference and the kernels, of OpenBLAS as their rival, and of the two roofs that no
 * program passes. OpenBLAS is in bench.jar only.
 *
 * <p>{@code mvn -pl core,simd,bench -DskipTests package} makes {@code bench/target/bench.jar}, which holds all it
 * needs, with OpenBLAS for the platform that builds: Linux x86-64 or ARM64, macOS ARM64, Windows x86-64. {@code java
 * -jar bench/target/bench.jar -l} lists the benchmarks, {@code -lp} their parameters too. Rows that are to be compared
 * belong into one run on an otherwise idle machine.
 *
 * <p>To repeat the table of the engine's goals, {@code bench} standing for {@code java -jar bench/target/bench.jar}:
 *
 * <pre>
 *   bench VideoIteration                                              an iteration, one and two threads
 *   bench VideoIteration -p kernels=vector -prof gc                   its garbage: gc.alloc.rate.norm, bytes
 *   bench 'MatrixProduct|PeakFma|MemoryRead'                          products, OpenBLAS, the roofs
 *   bench VideoProduct -p kernels=vector                              10 x 784 x 41,000 on pixels
 *   bench MatrixProduct -p shape=10x784x41000 -p left=plain           the same on floats, for OpenBLAS
 *   bench Inference                                                   one image, 10,000 images
 *   bench Augmentation                                                one distorted image
 * </pre>
 *
 * <p>The scalar twin multiplies floats with {@code -p implementation=scalar,vector,openblas}. Another JVM is measured
 * with {@code -jvm PATH/bin/java}, another number of lanes with {@code -jvmArgsAppend -Dlanewise.lanes=4} (or 8, 16).
 * JMH's {@code -rf json -rff FILE} keeps every single measurement, of which medians can be taken; for a first look
 * {@code -f 1 -wi 3 -i 3} is enough. From JDK 24 on JMH itself draws a warning about sun.misc.Unsafe, which does not
 * bear on the figures.
 *
 * <p>The score is the mean time of one call, less is better; the two roofs are rates, more is better. What a score
 * stands for in GFLOP/s, GB/s or images per second is told at each benchmark.
 */
package lanewise.bench;
