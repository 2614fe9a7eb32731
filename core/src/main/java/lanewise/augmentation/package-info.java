/**
 * Random distortions of training images: affine and elastic, after Simard, Steinkraus, Platt, "Best practices for
 * convolutional neural networks applied to visual document analysis", ICDAR 2003. Knows neither network nor data sets:
 * bytes of one image in, bytes of one image out, the same on every JDK and platform.
 */
package lanewise.augmentation;
