/**
 * Renders comparisons and trends as text, Markdown, JSON, CSV and HTML. Text from reports is escaped or replaced where
 * it could do harm.
 */
package lanewise.benchmarks.render;
