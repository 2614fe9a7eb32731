package lanewise.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Formats a line with a progress bar, some facts, and the estimated time left. */
public final class ProgressBar {

    private static final int LONGEST = 40;
    private static final int SHORTEST = 8;
    private static final String GAP = "  ";

    /** Compensates the rounding of a share such as 0.29, so that it is 29 % and not 28 %. */
    private static final double ROUNDING = 1e-9;

    private ProgressBar() {}

    /**
     * Returns a line such as {@code epoch 3/10  42% [########............]  loss 0.0912  12 s left}. If the terminal is
     * narrow, whole parts of the line are left out, the last facts first.
     *
     * @param count what is counted, such as {@code epoch 3/10}
     * @param share fraction of the work that is done, 0 to 1
     * @param facts what to print after the bar, the most important first
     * @param secondsLeft estimated seconds left; NaN if there is no estimate yet
     * @param width columns of the terminal; the line is at least one shorter, so that the cursor stays on it
     * @param unicode whether to use block characters
     * @return the line
     */
    public static String line(
            String count, double share, List<String> facts, double secondsLeft, int width, boolean unicode) {
        String percent = String.format(Locale.ROOT, "%3d%%", (int) (100 * share + ROUNDING));
        List<String> start = List.of(count + " " + percent);
        List<String> end = Double.isNaN(secondsLeft) ? List.of() : List.of(duration(Math.round(secondsLeft)) + " left");
        int room = width - 1;
        if (length(start) + GAP.length() + length(end) > room) {
            return count.length() + 1 + percent.length() <= room
                    ? start.get(0)
                    : percent.length() <= room ? percent : "";
        }
        List<String> shown = new ArrayList<>();
        for (String fact : facts) {
            List<String> more = new ArrayList<>(shown);
            more.add(fact);
            if (joined(start, more, end).length() > room) {
                break;
            }
            shown = more;
        }
        int bar = Math.min(LONGEST, room - joined(start, shown, end).length() - " []".length());
        if (bar >= SHORTEST) {
            int filled = (int) (bar * share);
            String full = unicode ? "\u2588" : "#";
            String empty = unicode ? "\u2591" : ".";
            start = List.of(start.get(0) + " [" + full.repeat(filled) + empty.repeat(bar - filled) + "]");
        }
        return joined(start, shown, end);
    }

    private static int length(List<String> parts) {
        return String.join(GAP, parts).length();
    }

    private static String joined(List<String> start, List<String> middle, List<String> end) {
        List<String> all = new ArrayList<>(start);
        all.addAll(middle);
        all.addAll(end);
        return String.join(GAP, all);
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
