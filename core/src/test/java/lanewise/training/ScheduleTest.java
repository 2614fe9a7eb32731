package lanewise.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares the learning rates of 1,000 updates with the numbers of schedules.py. */
class ScheduleTest {

    private static final int UPDATES = 1000;

    @ParameterizedTest
    @EnumSource
    void agreesWithTheTable(StandardSchedule schedule) throws IOException {
        TrainingPlan plan = TrainingPlan.video(0.5f, UPDATES).withSchedule(schedule);
        List<String[]> rows = Tables.rows("schedules.csv");
        assertTrue(rows.size() > 30);
        for (String[] row : rows) {
            double expected = 0.5 * Double.parseDouble(row[1 + schedule.ordinal()]);
            assertEquals(expected, plan.alpha(Integer.parseInt(row[0])), 1e-6 * expected, schedule + " at " + row[0]);
        }
    }
}
