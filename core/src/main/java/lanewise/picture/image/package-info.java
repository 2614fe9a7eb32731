/** Gray images and the operations on them: morphology, connected components, thresholds and noise. */
package lanewise.picture.image;
