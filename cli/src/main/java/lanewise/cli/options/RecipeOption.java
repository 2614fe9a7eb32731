package lanewise.cli.options;

import java.util.Iterator;
import lanewise.recipes.Recipe;
import picocli.CommandLine.ITypeConverter;

/** The values of options that take the name of a recipe. */
public final class RecipeOption {

    private RecipeOption() {}

    /** The names of all recipes. */
    public static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Recipe.all().stream().map(Recipe::name).iterator();
        }
    }

    /** Converts the name of a recipe. */
    public static final class Converter implements ITypeConverter<Recipe> {
        @Override
        public Recipe convert(String text) {
            return Recipe.named(text).orElseThrow(() -> OptionValues.noneOf(text, new Names()));
        }
    }
}
