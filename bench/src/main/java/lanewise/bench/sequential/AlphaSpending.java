package lanewise.bench.sequential;

/**
 * Divides an error probability among the looks at a growing sample. After n of N rounds, at most the share n / N has
 * been spent: the spending function alpha t of Lan and DeMets (1983), with the share of the rounds as t. A look spends
 * what the function allows and earlier looks have not spent. By Bonferroni's inequality the errors of all looks
 * together are at most alpha, for any distribution and any dependence between the looks.
 */
final class AlphaSpending {

    private final double alpha;
    private final int rounds;
    private int spentUntil;

    /**
     * Creates a plan. Nothing is spent yet.
     *
     * @param alpha error probability of all looks together
     * @param rounds maximum number of rounds
     */
    AlphaSpending(double alpha, int rounds) {
        this.alpha = alpha;
        this.rounds = rounds;
    }

    /**
     * Returns the error probability of a look, and counts it as spent.
     *
     * @param round number of the completed rounds, more than at the previous look
     */
    double spend(int round) {
        if (round <= spentUntil || round > rounds) {
            throw new IllegalArgumentException("round " + round + " after " + spentUntil + " of " + rounds);
        }
        double share = alpha * (round - spentUntil) / rounds;
        spentUntil = round;
        return share;
    }
}
