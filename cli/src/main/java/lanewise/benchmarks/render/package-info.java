/** Comparisons as text, Markdown, JSON and HTML. Whatever comes from a report is made harmless on its way out. */
package lanewise.benchmarks.render;
