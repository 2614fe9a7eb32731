/**
 * JMH benchmarks of training, inference, loading and the kernels, of OpenBLAS for comparison, and of the peak
 * arithmetic and the memory bandwidth of the machine; and the program that runs them and writes reports. OpenBLAS is in
 * bench.jar only.
 *
 * <p>{@code mvn -DskipTests package} builds {@code bench/target/bench.jar}, which contains all dependencies, with
 * OpenBLAS for the platform of the build: Linux x86-64 or ARM64, macOS ARM64, Windows x86-64. {@code bench} stands for
 * {@code java -jar bench/target/bench.jar} here:
 *
 * <pre>
 *   bench                                         a few rows in five rounds, minutes; writes a report
 *   bench --rounds 10 --only 'VideoIteration'     more rounds of fewer rows
 *   bench --against before.json                   until every row is clearly faster, slower or the same
 *   bench --list                                  the rows
 *   bench --help                                  all options
 *   bench -l                                      JMH: all benchmarks; -lp with their parameters
 *   bench 'bench.kernels' -rf json -rff k.json    JMH: a whole suite, with the environment in its report
 * </pre>
 *
 * <h2>The suites</h2>
 *
 * <ul>
 *   <li>{@code lanewise.bench.kernels}: every operation of {@code Kernels}, and products of OpenBLAS
 *   <li>{@code lanewise.bench.training}: iterations of gradient descent
 *   <li>{@code lanewise.bench.inference}: predictions for one image and for many
 *   <li>{@code lanewise.bench.loading}: the steps before the first iteration
 *   <li>{@code lanewise.bench.ruler}: how fast the machine was during the run
 * </ul>
 *
 * Two parameters are common to most benchmarks: {@code kernels} is the name of an implementation, {@code threads} the
 * number of threads that share an operation. JMH's own thread count is 1 except in some rulers. Scores are means. For
 * {@code us/op} and {@code ms/op}, which are times per call, lower is better; for {@code ops/ns}, a rate, higher is
 * better.
 *
 * <h2>How to read a report</h2>
 *
 * <p>A <em>fork</em> is a separate JVM. The compiler makes its decisions anew in each, so the means of two forks of the
 * same code may differ by more than the scatter inside them. The score is the mean of the means of the forks, and its
 * uncertainty is Student's confidence interval of that mean. The interval that JMH itself writes assumes that all
 * measurements are independent, and is too narrow if there are several forks.
 *
 * <p>The <em>rulers</em> are rows that do not depend on the code. If they differ between two reports, the machine
 * differed. Then only ratios inside each report can be compared.
 *
 * <h2>How to make a fair comparison</h2>
 *
 * <ul>
 *   <li>Run nothing else. {@code cpu.loadAtStart} in the report shows whether the machine was idle.
 *   <li>Keep the clock rate constant: mains power and, if possible, the governor {@code performance} without turbo.
 *   <li>Pin the process: {@code taskset -c 2,3 java -jar bench/target/bench.jar} on Linux restricts it to two
 *       processors; choose two cores of one socket, and not two threads of one core.
 *   <li>Compare runs that were made one after the other, of clean trees, with the same options, and keep the rounds:
 *       they spread every row over the whole run.
 *   <li>First make two runs of the same code. Differences between these come from the machine; smaller differences
 *       between versions are not significant.
 *   <li>If the intervals are too wide, add rounds; longer forks do not help. On a shared machine, {@code compare
 *       --fastest} uses the fastest iteration of each fork, which was disturbed least.
 * </ul>
 *
 * <h2>Single measurements</h2>
 *
 * <pre>
 *   bench VideoIteration                                              an iteration, with one and two threads
 *   bench VideoIteration -p kernels=vector -prof gc                   its garbage: gc.alloc.rate.norm, bytes
 *   bench 'MatrixProduct|PeakFma|MemoryRead'                          products, OpenBLAS, peak arithmetic and bandwidth
 *   bench VideoProduct -p units=10 -p kernels=vector                  10 x 784 x 41,000 on pixels
 *   bench MatrixProduct -p shape=10x784x41000 -p left=plain           the same on floats, for OpenBLAS
 *   bench Inference                                                   one image, 10,000 images
 *   bench Augmentation                                                one distorted image
 * </pre>
 *
 * <p>{@code -p implementation=scalar,vector,openblas} measures the scalar kernels too. {@code -jvm PATH/bin/java}
 * measures another JVM, {@code -jvmArgsAppend -Dlanewise.lanes=4} (or 8, 16) another number of lanes. Since JDK 24, JMH
 * itself causes a warning about sun.misc.Unsafe, which does not affect the results.
 */
package lanewise.bench;
