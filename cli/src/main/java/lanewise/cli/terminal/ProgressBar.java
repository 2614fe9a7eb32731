package lanewise.cli.terminal;

import java.util.Locale;

/** Formats a line with a progress bar and the estimated time left. */
public final class ProgressBar {

    private static final int LONGEST = 40;

    private ProgressBar() {}

    /**
     * Returns a line such as {@code 42% [########............] 210 of 500, 12 s left}.
     *
     * @param done completed steps, from 0 to total
     * @param total total number of steps, 1 or more
     * @param secondsLeft estimated seconds left; NaN if there is no estimate yet
     * @param width columns of the terminal; the line is at least one shorter, so that the cursor stays on it
     * @param unicode whether to use block characters
     * @return the line
     */
    public static String line(int done, int total, double secondsLeft, int width, boolean unicode) {
        String before = String.format(Locale.ROOT, "%3d%% ", 100L * done / total);
        String after = " " + done + " of " + total
                + (Double.isNaN(secondsLeft) ? "" : ", " + duration(Math.round(secondsLeft)) + " left");
        int room = Math.min(LONGEST, width - 1 - before.length() - after.length() - 2);
        if (room < 1) {
            String bare = before + after;
            return bare.substring(0, Math.max(0, Math.min(bare.length(), width - 1)));
        }
        int filled = (int) ((long) room * done / total);
        String full = unicode ? "\u2588" : "#";
        String empty = unicode ? "\u2591" : ".";
        return before + "[" + full.repeat(filled) + empty.repeat(room - filled) + "]" + after;
    }

    /** Formats a duration, such as 12 s, 3 min 5 s, or 2 h 40 min. */
    static String duration(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = seconds / 60;
        return minutes < 60 ? minutes + " min " + seconds % 60 + " s" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
