/** A web page to draw digits on, and its server, which listens on the loopback address only. */
package lanewise.draw;
