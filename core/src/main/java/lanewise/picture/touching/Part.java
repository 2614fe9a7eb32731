package lanewise.picture.touching;

import lanewise.picture.image.GrayImage;

/**
 * Ink that may be one digit.
 *
 * @param ink 0 (paper) to 1 (black)
 * @param doubt the distance to the digits of MNIST, see {@link lanewise.picture.likeness.DigitLikeness#doubt}
 */
record Part(GrayImage ink, float doubt) {}
