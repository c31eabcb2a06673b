package org.axonmark.spiking;

import org.axonmark.spi.spiking.ContinualLearner;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spi.spiking.SpikingSetup;
import org.axonmark.submission.continualconstant.ConstantLearner;
import org.axonmark.submission.continualhlop.ProjectionLearner;
import org.axonmark.submission.continualprototype.PrototypeLearner;
import org.axonmark.submission.continualsgd.GradientLearner;
import org.axonmark.submission.sdrcoin.CoinClassifier;
import org.axonmark.submission.spikingconstant.ConstantClassifier;
import org.axonmark.testkit.ContinualLearnerContract;
import org.axonmark.testkit.SpikingClassifierContract;
import org.junit.jupiter.api.Nested;

/** The suite's submissions in Java keep to their contracts. */
class SubmissionsTest {

    @Nested
    class ConstantScores implements SpikingClassifierContract {

        @Override
        public SpikingClassifier submission() {
            return new ConstantClassifier();
        }
    }

    @Nested
    class Coin implements SpikingClassifierContract {

        @Override
        public SpikingClassifier submission() {
            return new CoinClassifier();
        }

        @Override
        public SpikingSetup setup() {
            return new SpikingSetup(1, 3, 1, 256, 2);
        }
    }

    @Nested
    class LearnsNothing implements ContinualLearnerContract {

        @Override
        public ContinualLearner submission() {
            return new ConstantLearner();
        }
    }

    @Nested
    class Gradients implements ContinualLearnerContract {

        @Override
        public ContinualLearner submission() {
            return new GradientLearner();
        }
    }

    @Nested
    class Prototypes implements ContinualLearnerContract {

        @Override
        public ContinualLearner submission() {
            return new PrototypeLearner();
        }
    }

    @Nested
    class Projection implements ContinualLearnerContract {

        @Override
        public ContinualLearner submission() {
            return new ProjectionLearner();
        }
    }
}
