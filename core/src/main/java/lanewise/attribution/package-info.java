/** Attribution: how much each pixel of an image contributes to the prediction of a network. */
package lanewise.attribution;
