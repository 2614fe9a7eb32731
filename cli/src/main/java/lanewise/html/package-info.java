/** Pages of one file that open offline: their frame, their policy, their common style. */
package lanewise.html;
