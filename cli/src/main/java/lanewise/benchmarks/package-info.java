/**
 * Reads the reports of benchmarks: JMH's JSON, with or without the environment that this project's runner adds, CSV and
 * text.
 *
 * <p>A report may come from any project. A library user reads reports with {@link lanewise.benchmarks.ReportReader},
 * compares them with {@link lanewise.benchmarks.comparison.ReportComparer} and renders the comparison with
 * {@link lanewise.benchmarks.render.Format}. {@link lanewise.benchmarks.trend.Trend} finds the changes in a history of
 * reports. Only a few numbers per fork are kept of the raw data.
 */
package lanewise.benchmarks;
