/** A page to draw digits on, and the server of it, which this machine alone can reach. */
package lanewise.draw;
