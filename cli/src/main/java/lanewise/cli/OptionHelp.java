package lanewise.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Layout;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Renders the options in the help of a command: one group per heading, then all others. A heading is the name of a
 * mixin.
 */
final class OptionHelp implements IHelpSectionRenderer {

    private final List<String> headings;

    /** @param headings names of mixins, in order */
    OptionHelp(List<String> headings) {
        this.headings = List.copyOf(headings);
    }

    @Override
    public String render(Help help) {
        StringBuilder text = new StringBuilder();
        List<OptionSpec> others = new ArrayList<>(help.commandSpec().options());
        for (String heading : headings) {
            CommandSpec group = help.commandSpec().mixins().get(heading);
            others.removeAll(group.options());
            text.append(heading)
                    .append(':')
                    .append(System.lineSeparator())
                    .append(list(help, group.options()))
                    .append(System.lineSeparator());
        }
        return text.append(list(help, others)).toString();
    }

    private static String list(Help help, List<OptionSpec> options) {
        // The layout includes all options, so that the columns of all groups are aligned.
        Layout layout = help.createDefaultLayout(help.commandSpec().options(), List.of(), help.colorScheme());
        layout.addOptions(options, help.createDefaultParamLabelRenderer());
        return layout.toString();
    }
}
