package lanewise.gallery;

import java.util.List;

/**
 * An image with its caption.
 *
 * @param height rows
 * @param width columns
 * @param pixels unsigned bytes, row after row, 0 for paper and 255 for ink
 * @param caption lines of text
 * @param marked whether the caption stands out
 */
public record CaptionedImage(int height, int width, byte[] pixels, List<String> caption, boolean marked) {}
