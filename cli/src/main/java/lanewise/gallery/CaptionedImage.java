package lanewise.gallery;

import java.util.List;

/**
 * An image and its caption.
 *
 * @param height height in pixels
 * @param width width in pixels
 * @param pixels unsigned bytes, row by row, from 0 (background) to 255 (ink)
 * @param caption lines of text
 * @param marked whether the first line of the caption is highlighted
 */
public record CaptionedImage(int height, int width, byte[] pixels, List<String> caption, boolean marked) {}
