package lanewise.picture;

import java.util.List;

/**
 * A picture that is prepared for a network. Each image has height * width unsigned bytes, row by row, from 0 (paper) to
 * 255 (ink).
 *
 * @param whole all ink, as one image
 * @param digits the ink of each digit as an image of its own, line by line and from left to right; one image at least
 */
public record PreparedPicture(byte[] whole, List<byte[]> digits) {}
