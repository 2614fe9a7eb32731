/** The course of benchmarks over many runs, and the runs at which they changed. */
package lanewise.benchmarks.trend;
