package lanewise.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import lanewise.kernels.DelegatingKernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Network;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Recipe;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    /** Counts calls of the operations that only some trainings need. */
    private static class Counting extends DelegatingKernels {

        final AtomicInteger quotients = new AtomicInteger();
        final AtomicInteger normalizations = new AtomicInteger();
        final AtomicBoolean miniBatch = new AtomicBoolean();

        Counting() {
            super(new ScalarKernels());
        }

        @Override
        public void addScaledQuotients(float alpha, Matrix x, Matrix v, float epsilon, Matrix y) {
            quotients.incrementAndGet();
            super.addScaledQuotients(alpha, x, v, epsilon, y);
        }

        @Override
        public void scaleAndShiftRows(Matrix scale, Matrix shift, Matrix x, Matrix y) {
            normalizations.incrementAndGet();
            super.scaleAndShiftRows(scale, shift, x, y);
        }

        @Override
        public void affine(Matrix w, PixelMatrix x, Matrix b, Matrix z) {
            if (x.isSuccessor()) {
                miniBatch.set(true);
            }
            super.affine(w, x, b, z);
        }
    }

    private static Counting operationsOf(WarmUp.Rehearsal rehearsal) {
        Counting counting = new Counting();
        try (ParallelKernels kernels = new ParallelKernels(counting, 1)) {
            WarmUp.rehearse(kernels, rehearsal, WarmUp.noise());
        }
        return counting;
    }

    @Test
    void runsTheOperationsOfThePlannedTraining() {
        Counting adam = operationsOf(
                Hyperparameters.builder().batchNormalization(true).build().rehearsal());
        assertTrue(adam.quotients.get() > 0);
        assertTrue(adam.normalizations.get() > 0);
        assertTrue(adam.miniBatch.get());
        Counting video = operationsOf(WarmUp.Rehearsal.ofVideo());
        assertEquals(0, video.quotients.get());
        assertEquals(0, video.normalizations.get());
        assertFalse(video.miniBatch.get());
    }

    @Test
    void rehearsesEveryRecipe() {
        try (ParallelKernels kernels = new ParallelKernels(new ScalarKernels(), 1)) {
            for (Recipe recipe : Recipe.all()) {
                WarmUp.Rehearsal rehearsal = recipe.hyperparameters().rehearsal();
                Network network = WarmUp.rehearse(kernels, rehearsal, WarmUp.noise());
                assertTrue(network.isFinite(), recipe.name());
                assertEquals(
                        Optional.empty(),
                        rehearsal.batches().filter(b -> recipe.hyperparameters().fullBatch()));
            }
        }
    }

    @Test
    void endsWhenItIsClosedOrTheKernelsFail() throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        Counting failing = new Counting() {
            @Override
            public void softmax(Matrix z, Matrix a) {
                called.countDown();
                throw new IllegalStateException("on purpose");
            }
        };
        try (ParallelKernels kernels = new ParallelKernels(failing, 1)) {
            WarmUp warmUp = WarmUp.start(kernels);
            if (Runtime.getRuntime().availableProcessors() > 1) {
                assertTrue(called.await(60, TimeUnit.SECONDS));
            }
            warmUp.close();
        }
        try (ParallelKernels kernels = new ParallelKernels(new ScalarKernels(), 1)) {
            WarmUp.start(kernels).close();
        }
    }
}
