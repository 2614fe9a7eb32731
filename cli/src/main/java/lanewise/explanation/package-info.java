/** One example, every step of forward and back propagation. */
package lanewise.explanation;
