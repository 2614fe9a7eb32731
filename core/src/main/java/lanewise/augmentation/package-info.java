/**
 * Random affine and elastic distortions of training images, after Simard, Steinkraus, Platt, "Best practices for
 * convolutional neural networks applied to visual document analysis", ICDAR 2003. The same seed gives the same bytes on
 * every JDK and platform.
 */
package lanewise.augmentation;
