/** Renders comparisons as text, Markdown, JSON and HTML. Text from reports is escaped or replaced where it could do harm. */
package lanewise.benchmarks.render;
