package lanewise.report.training;

import java.util.ArrayList;
import java.util.List;
import lanewise.training.Milestone;
import lanewise.training.TrainingListener;

/** Collects the milestones of a training. */
public final class Curves implements TrainingListener {

    private final List<Milestone> milestones = new ArrayList<>();

    @Override
    public void evaluated(Milestone milestone) {
        milestones.add(milestone);
    }

    /** How long training took, in seconds; 0 if it was over before it began. */
    public double seconds() {
        return milestones.isEmpty() ? 0 : milestones.get(milestones.size() - 1).seconds();
    }

    /** In order; none if training was over before it began. */
    List<Milestone> milestones() {
        return milestones;
    }
}
