package lanewise.report.training;

import java.util.ArrayList;
import java.util.List;
import lanewise.training.Milestone;
import lanewise.training.TrainingListener;

/** Records the milestones of a training. */
public final class Curves implements TrainingListener {

    private final List<Milestone> milestones = new ArrayList<>();

    /** Creates a record without milestones. */
    public Curves() {}

    @Override
    public void evaluated(Milestone milestone) {
        milestones.add(milestone);
    }

    /**
     * Returns the duration of the training.
     *
     * @return seconds; 0 before the first milestone
     */
    public double seconds() {
        return milestones.isEmpty() ? 0 : milestones.get(milestones.size() - 1).seconds();
    }

    /** Returns the milestones in order; empty if none was recorded. */
    List<Milestone> milestones() {
        return milestones;
    }
}
