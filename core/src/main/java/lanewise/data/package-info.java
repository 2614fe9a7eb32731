/** Examples: pixels and labels, where they come from, and how they are split. Knows no network. */
package lanewise.data;
