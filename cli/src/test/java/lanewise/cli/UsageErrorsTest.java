package lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid arguments: one line on standard error, no output, exit code 2. */
class UsageErrorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --iterations 0           | --iterations: '0' is not a whole number of 1 or more
            --iterations -5          | --iterations: '-5' is not a whole number of 1 or more
            --iterations ten         | --iterations: 'ten' is not a whole number of 1 or more
            --iterations 1.5         | --iterations: '1.5' is not a whole number of 1 or more
            --iterations 2147483648  | --iterations: '2147483648' is not a whole number from 1 to 2147483647
            --iterations             | --iterations: the value N is missing
            --iterations --quiet     | --iterations: the value N is missing
            --iterations 1 --iterations 2 | --iterations: given more than once; give it once
            --learning-rate 0        | --learning-rate: '0' is not a finite number above 0, such as 0.1, or auto
            --learning-rate -0.1     | --learning-rate: '-0.1' is not a finite number above 0, such as 0.1, or auto
            --learning-rate NaN      | --learning-rate: 'NaN' is not a finite number above 0, such as 0.1, or auto
            --learning-rate Infinity | --learning-rate: 'Infinity' is not a finite number above 0, such as 0.1, or auto
            --learning-rate 1e99     | --learning-rate: '1e99' is not a finite number above 0, such as 0.1, or auto
            --learning-rate 1e-99    | --learning-rate: '1e-99' is not a finite number above 0, such as 0.1, or auto
            --alpha much             | --learning-rate: 'much' is not a finite number above 0, such as 0.1, or auto
            --alpha 1 --learning-rate 2 | --learning-rate: given more than once; give it once
            --iterations auto        | --iterations: 'auto' is not a whole number of 1 or more
            --hidden 9,9999999999    | --hidden: '9999999999' is not a whole number from 1 to 2147483647
            --epochs 0               | --epochs: '0' is not a whole number of 1 or more
            --epochs 2 --iterations 9 | --epochs and --iterations are mutually exclusive; give one of them
            --recipe turbo           | --recipe: 'turbo' is not one of video, quick, strong, best
            --recipe                 | --recipe: the value NAME is missing
            --hidden 0               | --hidden: '0' is not a list of numbers of units; give numbers of 1 or more, such as 128,64, or none for no hidden layers
            --hidden 128,            | --hidden: '128,' is not a list of numbers of units; give numbers of 1 or more, such as 128,64, or none for no hidden layers
            --activation swish       | --activation: 'swish' is not one of identity, relu, leaky-relu, tanh, sigmoid
            --optimizer sgd          | --optimizer: 'sgd' is not one of adam, adamw, gradient-descent, momentum, nesterov, rmsprop
            --optimiser adam         | unknown option '--optimiser'; did you mean '--optimizer'?
            --initialization zero    | --initialization: 'zero' is not one of video, he, glorot, or auto
            --batch-norm maybe       | --batch-norm: 'maybe' is not yes or no
            --schedule linear        | --schedule: 'linear' is not one of constant, step, cosine, one-cycle
            --batch-size 0           | --batch-size: '0' is not a whole number of 1 or more, or all
            --dropout 1              | --dropout: '1' is not a number from 0 to 1 (1 excluded)
            --dropout -0.1           | --dropout: '-0.1' is not a number from 0 to 1 (1 excluded)
            --input-dropout 1        | --input-dropout: '1' is not a number from 0 to 1 (1 excluded)
            --weight-decay -1        | --weight-decay: '-1' is not a finite number of 0 or more, or auto
            --rotate 200             | --rotate: '200' is not a number of degrees from 0 to 180
            --elastic 34 --elastic-sigma 0.5 | --elastic-sigma: '0.5' is not a finite number of 1 or more
            --max-time 60            | --max-time: '60' is not a time such as 60s, 5m or 1h, or none
            --mnist 0                | --mnist: '0' is not a whole number of 1 or more, or all
            --mnist 70000            | --mnist: '70000' is more than the 60000 built-in training images; give that many or fewer
            --mean 0.5               | --mean: no weights are read; add --from FILE
            --layers fc1 --resume m  | --layers: the file of --resume contains it; remove the option
            --mean 0 --resume m      | --mean: the file of --resume contains it; remove the option
            --transpose              | --transpose requires --data
            --resume m --max-pixel 1 | --max-pixel requires --data
            experiment --vary mnist=9 --label-column 2 | --label-column requires --data
            experiment --vary epochs=1,2 --data a.csv --mnist 9 | --mnist and --data are mutually exclusive; give one of them
            show 7 --id-column 1     | --id-column requires --data
            show --activation relu   | --activation requires a MODEL argument
            explain 7 --std 0.5      | --std requires a MODEL argument
            explain --inputs-first   | --inputs-first requires a MODEL argument
            predict m a.png --max-pixel 1 | --max-pixel requires --data
            --lr 0.1                 | unknown option '--lr'; did you mean '--learning-rate'?
            predict pics/a.png       | MODEL is missing: pics/a.png is a picture; give a model file first
            predict m a.png --tta    | --tta requires --data
            predict m --data a.csv --single | --single and --data are mutually exclusive; give one of them
            predict m --data a.csv --verbose | --verbose and --data are mutually exclusive; give one of them
            --mnist 10 --data a.csv  | --mnist and --data are mutually exclusive; give one of them
            mistakes negative-weights --mnist 70000 | --mnist: '70000' is not a whole number from 1 to 60000
            experiment --vary mnist=9,70000 | --mnist: '70000' is more than the 60000 built-in training images; give that many or fewer
            recipes more             | unexpected argument 'more'
            --dev -1                 | --dev: '-1' is not a whole number of 0 or more
            --dev some               | --dev: 'some' is not a whole number of 0 or more
            --seed x                 | --seed: 'x' is not a whole number
            --seed 9223372036854775808 | --seed: '9223372036854775808' is not a whole number from -9223372036854775808 to 9223372036854775807
            --threads 0              | --threads: '0' is not a whole number from 1 to 1024, or auto
            --threads -3             | --threads: '-3' is not a whole number from 1 to 1024, or auto
            --threads many           | --threads: 'many' is not a whole number from 1 to 1024, or auto
            --threads 99999999999    | --threads: '99999999999' is not a whole number from 1 to 1024, or auto
            --data=                  | --data: '' is not a path
            --data a,,b              | --data: '' is not a path
            --model a.b --report ./a.b | --report: the same file is given as --model and would be overwritten; choose another file
            --iteratoins 10          | unknown option '--iteratoins'; did you mean '--iterations'?
            --learnign-rate 1        | unknown option '--learnign-rate'; did you mean '--learning-rate'?
            train --thread 1         | unknown option '--thread'; did you mean '--threads'?
            --check-kernel 5         | unknown option '--check-kernel'; did you mean '--check-kernels'?
            --forse                  | unknown option '--forse'; did you mean '--force'?
            --Hiden=5                | unknown option '--Hiden=5'; did you mean '--hidden'?
            kernels verify --hiden 5 | unknown option '--hiden'; did you mean '--hidden'?
            compare a --fail-on-regresion 5 | unknown option '--fail-on-regresion'; did you mean '--fail-on-regression'?
            --x 1                    | unknown option '--x'
            --iter 10                | unknown option '--iter'; did you mean '--iterations'?
            --elas 10                | unknown option '--elas'
            -x 1                     | unknown option '-x'
            train more               | unexpected argument 'more'
            kernels --lnaes          | unknown option '--lnaes'
            train --check-kernels 0  | --check-kernels: '0' is not a percentage above 0 and at most 100, such as 10
            kernels verify --recipe x | --recipe: 'x' is not one of video, quick, strong, best
            kernels verify --hidden 5,x | --hidden: '5,x' is not a list of numbers of units; give numbers of 1 or more, such as 128,64, or none for no hidden layers
            kernels verify --epochs 1 --iterations 2 | --epochs and --iterations are mutually exclusive; give one of them
            kernels verify --mnist 50 --batch-size 99 | --batch-size: 99 exceeds the number of training examples, 45; give a lower number, or all
            kernels verify --threads 0 | --threads: '0' is not a whole number from 1 to 1024, or auto
            kernels verify --kernels | --kernels: the value NAME is missing
            kernels verify vector    | unexpected argument 'vector'
            kernels verify --quick --thorough | --quick and --thorough are mutually exclusive; give one of them
            kernels verify --quick=maybe | --quick: 'maybe' is not true or false; give the option without a value
            --quiet=maybe            | --quiet: 'maybe' is not true or false; give the option without a value
            completion powershell    | SHELL: 'powershell' is not one of bash, zsh, fish
            completion               | SHELL is missing
            completion bash zsh      | unexpected argument 'zsh'
            kernels compare --seconds 0 | --seconds: '0' is not a whole number of 1 or more
            kernels compare --second 5 | unknown option '--second'; did you mean '--seconds'?
            """)
    void options(String args, String expected) {
        Matcher named = Pattern.compile(
                        "recipes|compare|show|explain|predict|mistakes|experiment|completion|kernels( verify| compare)?")
                .matcher(args);
        String command = "lanewise " + (named.lookingAt() ? named.group() : "train");
        assertUsageError(expected, command, Run.of(args.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            trian      | unknown command 'trian'; did you mean 'train'?
            eval       | unknown command 'eval'; did you mean 'evaluate'?
            kernel     | unknown command 'kernel'; did you mean 'kernels'?
            kernels verfy | unknown command 'verfy'; did you mean 'verify'?
            help trian | unknown command 'trian'; did you mean 'train'?
            """)
    void commands(String args, String expected) {
        String command = args.startsWith("kernels ") ? "lanewise kernels" : "lanewise";
        assertUsageError(expected, command, Run.of(args.split(" ")));
    }

    /** A script may pass the value of a variable that is not set. */
    @Test
    void emptyPaths() {
        assertUsageError("'' is not a path", "lanewise compare", Run.of("compare", "a.json", ""));
        assertUsageError("'' is not a path", "lanewise compare", Run.of("compare", "--base", "", "--new", "a.json"));
    }

    private static void assertUsageError(String expected, String command, Run run) {
        assertEquals(2, run.exit());
        String stop = expected.endsWith("?") ? "" : ".";
        assertEquals(
                "lanewise: " + expected + stop + " See " + command + " --help",
                run.err().strip());
        assertEquals("", run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "kernels verify"})
    void unknownKernelsListTheNames(String command) {
        Run run = Run.of((command + " --kernels turbo").split(" "));
        assertEquals(2, run.exit());
        String expected = "lanewise: unknown kernels 'turbo'; choose one of auto, .*scalar.*\\R";
        assertTrue(run.err().matches(expected), run.err());
        assertEquals("", run.out());
    }

    @Test
    void stacktraceAnywhere() {
        for (String args : new String[] {
            "--stacktrace --alpha 0", "--alpha 0 --stacktrace",
            "train --alpha 0 --stacktrace", "--stacktrace train --alpha 0"
        }) {
            Run run = Run.of(args.split(" "));
            assertEquals(2, run.exit());
            assertTrue(run.err().startsWith("lanewise: --learning-rate"), run.err());
            assertTrue(run.err().contains("\tat "), run.err());
        }
        assertFalse(Run.of("--alpha", "0").err().contains("\tat "));
    }
}
