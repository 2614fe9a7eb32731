package lanewise.training;

/** The schedules with a name. */
public enum StandardSchedule implements Schedule {

    /** Constant learning rate. */
    CONSTANT {
        @Override
        public double factor(double progress) {
            return 1;
        }
    },

    /** Decrease to a tenth after half of the updates, and to a hundredth after three quarters. */
    STEP {
        @Override
        public double factor(double progress) {
            return progress < 0.5 ? 1 : progress < 0.75 ? 0.1 : 0.01;
        }
    },

    /** Decrease from 1 to 0 along half a cosine (Loshchilov, Hutter, "SGDR", 2017, without restarts). */
    COSINE {
        @Override
        public double factor(double progress) {
            return between(1, 0, progress);
        }
    },

    /**
     * Increase from 1/25 to 1 over the first 30 % of the updates, then decrease to 1/250,000, both along half a cosine
     * (Smith, Topin, "Super-convergence", 2018, with the constants of PyTorch's OneCycleLR).
     */
    ONE_CYCLE {
        private static final double WARM_UP = 0.3;
        private static final double START = 1 / 25.0;
        private static final double END = START / 1e4;

        @Override
        public double factor(double progress) {
            return progress < WARM_UP
                    ? between(START, 1, progress / WARM_UP)
                    : between(1, END, (progress - WARM_UP) / (1 - WARM_UP));
        }
    };

    private static double between(double start, double end, double progress) {
        return end + (start - end) * (1 + StrictMath.cos(Math.PI * progress)) / 2;
    }
}
