/** Reports: JMH's own JSON, and in every result the environment it came about in. */
package lanewise.bench.report;
