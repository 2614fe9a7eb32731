/** Explains every step of forward and back propagation for one example, in lines of text. */
package lanewise.explanation;
