/** Draws many images with captions into one PNG file. */
package lanewise.gallery;
