/**
 * A web page to draw digits on. A server on the loopback address sends it and predicts the drawings, or it is exported
 * as one file in which JavaScript does.
 */
package lanewise.draw;
