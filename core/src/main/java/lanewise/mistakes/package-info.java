/**
 * Mistakes in the network of the video, to see what they do. The training here is a small loop of its own, so that the
 * classes of the network and of its training contain no mistakes on purpose.
 */
package lanewise.mistakes;
