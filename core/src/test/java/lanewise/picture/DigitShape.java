package lanewise.picture;

import java.awt.geom.Path2D;
import java.util.Arrays;

/**
 * Digits as a person draws them: strokes in a box one high and about 0.65 wide, y down. Lines and cubic curves after
 * the fashion of SVG: M begins a stroke, L goes straight, C bends.
 */
enum DigitShape {
    ZERO(0, "M .33 0 C .1 .02 0 .3 .02 .55 C .04 .85 .2 1 .34 1 C .52 .98 .65 .75 .64 .45 C .62 .15 .5 0 .3 .01"),
    ZERO_SLIM(0, "M .45 .03 C .2 .1 .05 .45 .08 .75 C .12 1 .3 1 .42 .85 C .58 .65 .62 .2 .42 .02"),
    ONE(1, "M .32 0 L .3 1"),
    ONE_FLAG(1, "M .12 .22 L .38 0 L .36 1"),
    TWO(2, "M .05 .22 C .1 0 .55 -.06 .58 .25 C .58 .5 .25 .75 .03 .97 L .64 .95"),
    TWO_LOOP(2, "M .06 .15 C .2 -.05 .6 0 .52 .32 C .45 .6 .25 .8 .12 .93 C 0 1 0 .78 .16 .82 C .3 .86 .4 1 .64 .93"),
    THREE(
            3,
            "M .06 .1 C .25 -.05 .58 0 .55 .22 C .52 .42 .35 .45 .22 .46 C .45 .45 .63 .55 .6 .75 C .55 1.02 .2 "
                    + "1.05 .02 .88"),
    THREE_FLAT(3, "M .06 .03 L .55 .03 L .27 .4 C .5 .4 .65 .55 .6 .75 C .54 1.02 .2 1.04 .04 .9"),
    FOUR(4, "M .12 .02 L .05 .55 L .62 .53 M .47 .05 L .44 1"),
    FOUR_CLOSED(4, "M .45 1 L .48 0 L .02 .65 L .65 .65"),
    FIVE(5, "M .14 .03 L .1 .42 C .35 .3 .62 .45 .58 .7 C .53 1 .2 1.05 .02 .9 M .14 .03 L .6 .02"),
    FIVE_ROUND(5, "M .58 .04 L .2 .05 L .12 .46 C .3 .36 .55 .42 .56 .66 C .57 .92 .3 1.04 .05 .95"),
    SIX(6, "M .5 0 C .25 .1 .02 .45 .04 .72 C .06 .98 .3 1.03 .48 .95 C .66 .82 .6 .55 .4 .53 C .22 .52 .1 .64 .08 .8"),
    SEVEN(7, "M .02 .05 L .62 .03 C .5 .3 .35 .6 .26 1"),
    SEVEN_BARRED(7, "M .03 .04 L .6 .04 C .48 .35 .36 .65 .3 1 M .18 .5 L .58 .48"),
    EIGHT(
            8,
            "M .52 .12 C .35 -.06 .08 .02 .1 .22 C .14 .45 .58 .5 .58 .75 C .57 1.03 .12 1.05 .08 .78 C .08 .55 .5 "
                    + ".42 .54 .2"
                    + " C .55 .14 .54 .13 .5 .1"),
    NINE(9, "M .55 .1 C .35 -.08 .04 .05 .06 .3 C .08 .52 .42 .5 .55 .15 C .56 .4 .52 .7 .46 1"),
    NINE_CURLED(
            9,
            "M .52 .25 C .5 .02 .2 -.05 .1 .18 C .02 .45 .4 .52 .52 .22 C .58 .6 .52 .95 .3 1 C .2 1.01 .12 "
                    + ".97 .08 .9");

    private final int digit;
    private final String path;

    DigitShape(int digit, String path) {
        this.digit = digit;
        this.path = path;
    }

    int digit() {
        return digit;
    }

    /** The strokes. */
    Path2D strokes() {
        Path2D strokes = new Path2D.Double();
        String[] words = path.split(" ");
        int at = 0;
        while (at < words.length) {
            String command = words[at++];
            int count = command.equals("C") ? 6 : 2;
            double[] p = Arrays.stream(words, at, at + count)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            at += count;
            switch (command) {
                case "M" -> strokes.moveTo(p[0], p[1]);
                case "L" -> strokes.lineTo(p[0], p[1]);
                case "C" -> strokes.curveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
                default -> throw new IllegalArgumentException(command);
            }
        }
        return strokes;
    }
}
