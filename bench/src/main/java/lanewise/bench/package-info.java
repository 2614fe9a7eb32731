/**
 * JMH benchmarks of training, inference, loading and the kernels, of OpenBLAS as their rival, and of the two roofs that
 * no program passes; and the program that runs them and writes reports. OpenBLAS is in bench.jar only.
 *
 * <p>{@code mvn -DskipTests package} makes {@code bench/target/bench.jar}, which holds all it needs, with OpenBLAS for
 * the platform that builds: Linux x86-64 or ARM64, macOS ARM64, Windows x86-64. {@code bench} stands for {@code java
 * -jar bench/target/bench.jar} here:
 *
 * <pre>
 *   bench                                         a few rows in five rounds, minutes; writes a report
 *   bench --rounds 10 --only 'VideoIteration'     more rounds of fewer rows
 *   bench --list                                  the rows
 *   bench --help                                  all options
 *   bench -l                                      JMH: all benchmarks; -lp with their parameters
 *   bench 'bench.kernels' -rf json -rff k.json    JMH: a whole suite, with the environment in its report
 * </pre>
 *
 * <h2>The suites</h2>
 *
 * <ul>
 *   <li>{@link lanewise.bench/lanewise.bench.kernels lanewise.bench.kernels}: every operation of {@code Kernels}, and
 *       products beside OpenBLAS
 *   <li>{@link lanewise.bench/lanewise.bench.training lanewise.bench.training}: iterations of gradient descent
 *   <li>{@link lanewise.bench/lanewise.bench.inference lanewise.bench.inference}: answers to one image, and to many
 *   <li>{@link lanewise.bench/lanewise.bench.loading lanewise.bench.loading}: what happens before the first iteration
 *   <li>{@link lanewise.bench/lanewise.bench.ruler lanewise.bench.ruler}: how fast the machine was during the run
 * </ul>
 *
 * Parameters that mean the same everywhere: {@code kernels} is an implementation by name, {@code threads} how many
 * threads share an operation; JMH's own thread count is 1 but in some rulers. Scores are means. Of {@code us/op} and
 * {@code ms/op}, time for a call, less is better; of {@code ops/ns}, a rate, more is better.
 *
 * <h2>How to read a report</h2>
 *
 * <p>A <em>fork</em> is a JVM of its own. The compiler decides anew in each, by what it happens to see first, so two
 * forks of the same code may differ by more than their own measurements scatter. What can be told is told by the means
 * of the forks: their mean is the score, and Student's confidence interval of that mean is what to trust it by. The
 * interval that JMH itself writes takes every measurement for independent, and is too narrow where there are several
 * forks.
 *
 * <p>The <em>rulers</em> are rows that no change of this code moves. Where they differ between two reports, the machine
 * differed, and so do all figures that hang on it; then only ratios inside each report can be compared.
 *
 * <h2>How to make a fair one</h2>
 *
 * <ul>
 *   <li>Let nothing else run. {@code cpu.loadAtStart} in the report tells whether that was so.
 *   <li>Keep the clock steady: mains power; where you may, the governor {@code performance} and no turbo.
 *   <li>Pin: {@code taskset -c 2,3 java -jar bench/target/bench.jar} on Linux keeps to two cores; choose those of one
 *       socket, and no two threads of one core.
 *   <li>Compare runs that were made one after the other, of clean trees, with the same options, and keep the rounds:
 *       they spread every row over the whole run.
 *   <li>Make two runs of the same code first. What differs between those two is what the machine does to you; believe
 *       no smaller difference.
 *   <li>If the intervals are too wide, add rounds; longer forks do not help. On a machine that others share, {@code
 *       compare --fastest} looks at the iteration of each fork that they disturbed least.
 * </ul>
 *
 * <h2>The tables of README</h2>
 *
 * <pre>
 *   bench VideoIteration                                              an iteration, one and two threads
 *   bench VideoIteration -p kernels=vector -prof gc                   its garbage: gc.alloc.rate.norm, bytes
 *   bench 'MatrixProduct|PeakFma|MemoryRead'                          products, OpenBLAS, the roofs
 *   bench VideoProduct -p units=10 -p kernels=vector                  10 x 784 x 41,000 on pixels
 *   bench MatrixProduct -p shape=10x784x41000 -p left=plain           the same on floats, for OpenBLAS
 *   bench Inference                                                   one image, 10,000 images
 *   bench Augmentation                                                one distorted image
 * </pre>
 *
 * <p>The scalar twin multiplies floats with {@code -p implementation=scalar,vector,openblas}. Another JVM is measured
 * with {@code -jvm PATH/bin/java}, another number of lanes with {@code -jvmArgsAppend -Dlanewise.lanes=4} (or 8, 16).
 * From JDK 24 on JMH itself draws a warning about sun.misc.Unsafe, which does not bear on the figures.
 */
package lanewise.bench;
