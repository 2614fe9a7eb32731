package lanewise.draw;

import lanewise.testing.Chromium;

/** Draws on the page in a browser, and reads what it shows. */
record PageDriver(Chromium browser) {

    /** Corners of digits as fractions of the side of the drawing area. A stroke connects them with straight lines. */
    static final double[][] ONE = {{.52, .15}, {.5, .85}};

    static final double[][] SEVEN = {{.28, .2}, {.7, .2}, {.6, .4}, {.5, .62}, {.44, .85}};
    static final double[][] THREE = {
        {.33, .22},
        {.45, .15},
        {.6, .17},
        {.66, .27},
        {.62, .39},
        {.47, .47},
        {.62, .53},
        {.68, .66},
        {.61, .8},
        {.45, .85},
        {.32, .78}
    };
    static final double[][] ZERO = {
        {.5, .15},
        {.36, .25},
        {.3, .45},
        {.31, .65},
        {.4, .82},
        {.52, .85},
        {.64, .75},
        {.7, .55},
        {.68, .32},
        {.6, .19},
        {.5, .15}
    };

    /** Number of points per line, because the browser may merge fast moves. */
    private static final int BETWEEN = 4;

    /** Waits until the page has loaded its model. */
    void awaitStart() throws InterruptedException {
        browser.await("document.body !== null && document.body.dataset.answered !== undefined");
    }

    /** Draws a stroke, with the mouse or a finger. */
    void draw(double[][] corners, boolean touch) {
        if (touch) {
            browser.swipe(points(corners));
        } else {
            browser.drag(points(corners));
        }
    }

    /** Returns the points of a stroke in CSS pixels of the view. */
    double[][] points(double[][] corners) {
        String[] box = browser.evaluate("(() => { const b = document.getElementById('pad').getBoundingClientRect();"
                        + " return [b.left, b.top, b.width, b.height].join(' '); })()")
                .split(" ");
        double left = Double.parseDouble(box[0]);
        double top = Double.parseDouble(box[1]);
        double width = Double.parseDouble(box[2]);
        double height = Double.parseDouble(box[3]);
        double[][] points = new double[(corners.length - 1) * BETWEEN + 1][];
        for (int i = 0; i < points.length; i++) {
            double[] from = corners[i / BETWEEN];
            double[] to = corners[Math.min(corners.length - 1, i / BETWEEN + 1)];
            double part = (double) (i % BETWEEN) / BETWEEN;
            points[i] = new double[] {
                left + width * (from[0] + part * (to[0] - from[0])), top + height * (from[1] + part * (to[1] - from[1]))
            };
        }
        return points;
    }

    /** Returns the prediction of the page after it has processed all moves of the pen. */
    String answer() throws InterruptedException {
        // Waits for two frames: pending events arrive in the first.
        browser.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        browser.await("document.body.dataset.answered === document.body.dataset.version");
        return text("answer");
    }

    String text(String id) {
        return browser.evaluate("document.getElementById('" + id + "').textContent");
    }

    void click(String id) {
        browser.evaluate("document.getElementById('" + id + "').click()");
    }

    /** Clicks the bar of a class. */
    void chooseClass(int c) {
        browser.evaluate("document.querySelectorAll('#bars button')[" + c + "].click()");
    }

    /** Returns an attribute of an element. */
    String attribute(String id, String name) {
        return browser.evaluate("document.getElementById('" + id + "').getAttribute('" + name + "')");
    }

    /** Keeps the files that the page saves as {@code window.saved}. */
    void keepSaved() {
        browser.evaluate("(() => { const make = URL.createObjectURL; URL.createObjectURL = (blob) => {"
                + " window.saved = blob; return make.call(URL, blob); }; })()");
    }

    /** Returns the file that the page saved last, in base64. */
    String saved() throws InterruptedException {
        browser.await("window.saved !== undefined");
        return browser.evaluate("new Promise((done) => { const reader = new FileReader();"
                + " reader.onload = () => { window.saved = undefined; done(reader.result.split(',')[1]); };"
                + " reader.readAsDataURL(window.saved); })");
    }
}
