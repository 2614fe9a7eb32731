/** Writes reports: JMH's JSON with the environment in every result. */
package lanewise.bench.report;
