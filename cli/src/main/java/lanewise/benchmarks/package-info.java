/**
 * Reports of benchmarks: JMH's JSON, with or without the environment that this project's runner adds, and its reader.
 *
 * <p>A report may come from any project. Of its raw data no more is kept than a few numbers per fork.
 */
package lanewise.benchmarks;
