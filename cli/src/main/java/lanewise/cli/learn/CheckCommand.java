package lanewise.cli.learn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import lanewise.cli.console.Console;
import lanewise.cli.options.OptionValues;
import lanewise.cli.terminal.TextLayout;
import lanewise.notebook.Check;
import lanewise.notebook.Check.Diagnosis;
import lanewise.notebook.Check.Status;
import lanewise.notebook.NotebookCheck;
import lanewise.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** The command that reports which equation of a learner's own notebook is wrong. */
@Command(
        name = CheckCommand.NAME,
        sortOptions = false,
        exitCodeOnExecutionException = ExitCode.USAGE,
        description = {
            "Reports which equation of your own NumPy network is wrong.",
            "",
            "Save the arrays of one training step in your notebook, before the parameters are updated:",
            "",
            "  np.savez(\"mine.npz\", X=X, Y=Y, W1=W1, b1=b1, W2=W2, b2=b2, Z1=Z1, A1=A1,",
            "           Z2=Z2, A2=A2, dZ2=dZ2, dW2=dW2, db2=db2, dZ1=dZ1, dW1=dW1, db1=db1,",
            "           alpha=alpha)",
            "",
            "Any subset of these arrays works. If dZ1 or dZ2 is missing, it is computed from the other arrays. To "
                    + "check the update too, copy the parameters before the update (W1_old = W1.copy()), save after "
                    + "the update, and add W1_old=W1_old. Do the same for the other parameters. For momentum, "
                    + "RMSprop and Adam, also save their state before and after the update (vdW1_old, vdW1, sdW1_old, "
                    + "sdW1), beta1, beta2, epsilon and t. Each equation is computed again from your own arrays. The "
                    + "exit code is 1 if an equation is wrong, and 2 if the file cannot be checked.",
            ""
        })
public final class CheckCommand implements Callable<Integer> {

    static final String NAME = "check";

    private final Console console;

    @Parameters(
            paramLabel = "FILE",
            converter = OptionValues.PathConverter.class,
            description = "An NPZ file, as numpy.savez writes it.")
    private Path file;

    /**
     * Creates the command.
     *
     * @param console where it prints
     */
    public CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        NotebookCheck result = NotebookCheck.of(file);
        Optional<Check> wrong = result.firstWrong();
        if (wrong.isPresent()) {
            printWrong(wrong.get());
        } else {
            long right = count(result, Status.RIGHT);
            long open = count(result, Status.NOT_CHECKABLE);
            console.println((right == 1 ? "The equation" : "All " + Text.count(right, "equation"))
                    + " that can be checked " + (right == 1 ? "is" : "are") + " right."
                    + (open == 0 ? "" : " " + Text.count(open) + " cannot be checked."));
        }
        console.println("");
        console.println(result.description());
        console.println("");
        console.println(table(result.checks()));
        return wrong.isPresent() ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private static long count(NotebookCheck result, Status status) {
        return result.checks().stream()
                .filter(check -> check.status() == status)
                .count();
    }

    private void printWrong(Check check) {
        Diagnosis diagnosis = check.diagnosis().orElseThrow();
        console.println(check.output() + (diagnosis.fix().isEmpty() ? " cannot be computed" : " is wrong")
                + "; correct: " + check.equation());
        print("shapes", diagnosis.shapes());
        print("by hand", diagnosis.byHand());
        print(diagnosis.known() ? "mistake" : "unknown", diagnosis.mistake());
        check.computed().forEach(remark -> print("note", remark + "; if yours differs, the mistake may be there"));
        if (!diagnosis.fix().isEmpty()) {
            // One line of code stays one line, so that it can be copied.
            console.println(heading("fix") + diagnosis.fix());
        }
    }

    private void print(String heading, String text) {
        if (!text.isEmpty()) {
            console.println(TextLayout.wrapped(heading(heading), List.of(text.split(" ")), " ", console.width()));
        }
    }

    private static String heading(String text) {
        return String.format(Locale.ROOT, "  %-9s", text + ":");
    }

    /** Returns a table with a line for each check. A remark that is too long for its line is in the next line. */
    private List<String> table(List<Check> checks) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("equation", "result", "difference"));
        for (Check check : checks) {
            rows.add(List.of(check.equation(), result(check.status()), difference(check)));
        }
        List<String> lines = TextLayout.table(rows);
        int column = lines.get(0).length() + 2;
        List<String> table = new ArrayList<>(List.of(lines.get(0)));
        for (int i = 0; i < checks.size(); i++) {
            String line = lines.get(i + 1);
            String remark = remark(checks.get(i));
            if (remark.isEmpty()) {
                table.add(line);
            } else if (column + remark.length() <= console.width()) {
                table.add(line + " ".repeat(Math.max(2, column - line.length())) + remark);
            } else {
                table.add(line);
                table.addAll(TextLayout.wrapped("    ", List.of(remark.split(" ")), " ", console.width()));
            }
        }
        return table;
    }

    private static String result(Status status) {
        return switch (status) {
            case RIGHT -> "right";
            case WRONG -> "WRONG";
            default -> "not checkable";
        };
    }

    private static String difference(Check check) {
        if (Double.isNaN(check.difference())) {
            return "";
        }
        if (Double.isInfinite(check.difference())) {
            return check.diagnosis().isPresent() ? "" : "other shape or nan";
        }
        return String.format(Locale.ROOT, check.difference() == 0 ? "%.0f" : "%.1e", check.difference());
    }

    private static String remark(Check check) {
        if (check.status() == Status.NOT_CHECKABLE) {
            return "missing: " + String.join(", ", check.missing());
        }
        List<String> remarks = new ArrayList<>();
        check.diagnosis().ifPresent(of -> remarks.add(of.mistake().split("[:;]")[0]));
        remarks.addAll(check.computed());
        return String.join("; ", remarks);
    }
}
