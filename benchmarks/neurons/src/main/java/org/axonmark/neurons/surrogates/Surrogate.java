package org.axonmark.neurons.surrogates;

/**
 * A smooth stand-in for the step Θ(x) of a neuron, x being the membrane less the threshold. Forward the step stays a step; backward its derivative is
 * taken to be {@link #derivative}, which is even in x and greatest at 0. Equations and defaults are SpikingJelly's where no other is named.
 *
 * @see org.axonmark.neurons.Backpropagation
 */
public sealed interface Surrogate {

    /** Returns the derivative g′(x) that training uses. */
    double derivative(double x);

    /** Returns g(x), the antiderivative with g(0) = ½: the smooth step that the derivative belongs to. */
    double primitive(double x);

    /** Returns what the step answers: 1 at 0 and above, else 0. */
    default double forward(double x) {
        return x >= 0 ? 1 : 0;
    }

    /**
     * g′ = α·σ(αx)·(1 − σ(αx)), g = σ(αx), with σ the logistic function; snnTorch's sigmoid is that of its slope.
     *
     * @param alpha positive; 4 by default (25 in snnTorch)
     */
    record Sigmoid(double alpha) implements Surrogate {

        /** Checks the parameter. */
        public Sigmoid {
            positive(alpha);
        }

        /** Creates the default. */
        public Sigmoid() {
            this(4);
        }

        @Override
        public double derivative(double x) {
            double tail = StrictMath.exp(-alpha * Math.abs(x));
            return alpha * tail / ((1 + tail) * (1 + tail));
        }

        @Override
        public double primitive(double x) {
            return 1 / (1 + StrictMath.exp(-alpha * x));
        }
    }

    /**
     * g′ = (α/2)/(1 + (π/2·α·x)²), g = atan(π/2·α·x)/π + ½; the same in snnTorch, and BrainCog's AtanGrad.
     *
     * @param alpha positive; 2 by default
     */
    record ArcTangent(double alpha) implements Surrogate {

        /** Checks the parameter. */
        public ArcTangent {
            positive(alpha);
        }

        /** Creates the default. */
        public ArcTangent() {
            this(2);
        }

        @Override
        public double derivative(double x) {
            double u = StrictMath.PI / 2 * alpha * x;
            return alpha / 2 / (1 + u * u);
        }

        @Override
        public double primitive(double x) {
            return StrictMath.atan(StrictMath.PI / 2 * alpha * x) / StrictMath.PI + 0.5;
        }
    }

    /**
     * The triangle g′ = max(0, α − α²|x|); BrainCog's QGate is that of α = 2.
     *
     * @param alpha positive; 1 by default
     */
    record PiecewiseQuadratic(double alpha) implements Surrogate {

        /** Checks the parameter. */
        public PiecewiseQuadratic {
            positive(alpha);
        }

        /** Creates the default. */
        public PiecewiseQuadratic() {
            this(1);
        }

        @Override
        public double derivative(double x) {
            return Math.max(0, alpha - alpha * alpha * Math.abs(x));
        }

        @Override
        public double primitive(double x) {
            double u = Math.clamp(alpha * x, -1.0, 1.0);
            return 0.5 + u - u * Math.abs(u) / 2;
        }
    }

    /**
     * g′ = (α/2)·e^(−α|x|).
     *
     * @param alpha positive; 1 by default
     */
    record PiecewiseExponential(double alpha) implements Surrogate {

        /** Checks the parameter. */
        public PiecewiseExponential {
            positive(alpha);
        }

        /** Creates the default. */
        public PiecewiseExponential() {
            this(1);
        }

        @Override
        public double derivative(double x) {
            return alpha / 2 * StrictMath.exp(-alpha * Math.abs(x));
        }

        @Override
        public double primitive(double x) {
            double tail = StrictMath.exp(-alpha * Math.abs(x)) / 2;
            return x < 0 ? tail : 1 - tail;
        }
    }

    /**
     * g′ = 1/(2α·(1/α + |x|)²) = (α/2)/(1 + α|x|)².
     *
     * @param alpha positive; 2 by default
     */
    record SoftSign(double alpha) implements Surrogate {

        /** Checks the parameter. */
        public SoftSign {
            positive(alpha);
        }

        /** Creates the default. */
        public SoftSign() {
            this(2);
        }

        @Override
        public double derivative(double x) {
            double u = 1 + alpha * Math.abs(x);
            return alpha / 2 / (u * u);
        }

        @Override
        public double primitive(double x) {
            return (alpha * x / (1 + alpha * Math.abs(x)) + 1) / 2;
        }
    }

    /**
     * g′ = α/(1 + |x|)² (Zenke and Ganguli, "SuperSpike", Neural Computation 30, 2018).
     *
     * @param alpha positive; 1 by default
     */
    record SuperSpike(double alpha) implements Surrogate {

        /** Checks the parameter. */
        public SuperSpike {
            positive(alpha);
        }

        /** Creates the default. */
        public SuperSpike() {
            this(1);
        }

        @Override
        public double derivative(double x) {
            double u = 1 + Math.abs(x);
            return alpha / (u * u);
        }

        @Override
        public double primitive(double x) {
            return alpha * x / (1 + Math.abs(x)) + 0.5;
        }
    }

    /**
     * snnTorch's fast sigmoid: g′ = 1/(1 + slope·|x|)².
     *
     * @param slope positive; 25 by default
     */
    record FastSigmoid(double slope) implements Surrogate {

        /** Checks the parameter. */
        public FastSigmoid {
            positive(slope);
        }

        /** Creates the default. */
        public FastSigmoid() {
            this(25);
        }

        @Override
        public double derivative(double x) {
            double u = 1 + slope * Math.abs(x);
            return 1 / (u * u);
        }

        @Override
        public double primitive(double x) {
            return x / (1 + slope * Math.abs(x)) + 0.5;
        }
    }

    /**
     * g′ = (α/√π)·e^(−(αx)²), g = (1 + erf(αx))/2.
     *
     * @param alpha positive; 2 by default
     */
    record Erf(double alpha) implements Surrogate {

        /** Checks the parameter. */
        public Erf {
            positive(alpha);
        }

        /** Creates the default. */
        public Erf() {
            this(2);
        }

        @Override
        public double derivative(double x) {
            return alpha / StrictMath.sqrt(StrictMath.PI) * StrictMath.exp(-(alpha * x) * (alpha * x));
        }

        @Override
        public double primitive(double x) {
            return (1 + ErrorFunction.of(alpha * x)) / 2;
        }
    }

    /**
     * g′ = α inside |x| &lt; 1/(2α), else 0; GLIF's window |x| &lt; ½ is that of α = 1.
     *
     * @param alpha positive; 1 by default
     */
    record Rectangle(double alpha) implements Surrogate {

        /** Checks the parameter. */
        public Rectangle {
            positive(alpha);
        }

        /** Creates the default. */
        public Rectangle() {
            this(1);
        }

        @Override
        public double derivative(double x) {
            return Math.abs(x) < 1 / (2 * alpha) ? alpha : 0;
        }

        @Override
        public double primitive(double x) {
            return Math.clamp(alpha * x + 0.5, 0.0, 1.0);
        }
    }

    /**
     * BrainCog's gate: g′ = 1 inside |x| &lt; 1/α, else 0.
     *
     * @param alpha positive; 2 by default
     */
    record Gate(double alpha) implements Surrogate {

        /** Checks the parameter. */
        public Gate {
            positive(alpha);
        }

        /** Creates the default. */
        public Gate() {
            this(2);
        }

        @Override
        public double derivative(double x) {
            return Math.abs(x) < 1 / alpha ? 1 : 0;
        }

        @Override
        public double primitive(double x) {
            return Math.clamp(x, -1 / alpha, 1 / alpha) + 0.5;
        }
    }

    /**
     * g′ = 1/(2w) inside |x| &lt; w, else c, so that no neuron is ever out of training's reach.
     *
     * @param width w, positive; 1 by default
     * @param leak c, at least 0; 0.01 by default
     */
    record PiecewiseLeakyRelu(double width, double leak) implements Surrogate {

        /** Checks the parameters. */
        public PiecewiseLeakyRelu {
            positive(width);
            if (!(leak >= 0) || Double.isInfinite(leak)) {
                throw new IllegalArgumentException("a leak of " + leak + "; give a finite number of at least 0");
            }
        }

        /** Creates the default. */
        public PiecewiseLeakyRelu() {
            this(1, 0.01);
        }

        @Override
        public double derivative(double x) {
            return Math.abs(x) < width ? 1 / (2 * width) : leak;
        }

        @Override
        public double primitive(double x) {
            double inside = Math.clamp(x, -width, width);
            return inside / (2 * width) + 0.5 + leak * (x - inside);
        }
    }

    /**
     * g′ = (1 + 2|x|/(α − 1))^(−α), a polynomial tail (Herranz-Celotti and Rouat's q-pseudo-spike, arXiv 2202.00282).
     *
     * @param alpha above 1; 2 by default
     */
    record QPseudoSpike(double alpha) implements Surrogate {

        /** Checks the parameter. */
        public QPseudoSpike {
            positive(alpha - 1);
        }

        /** Creates the default. */
        public QPseudoSpike() {
            this(2);
        }

        @Override
        public double derivative(double x) {
            return StrictMath.pow(1 + 2 * Math.abs(x) / (alpha - 1), -alpha);
        }

        @Override
        public double primitive(double x) {
            double half = (1 - StrictMath.pow(1 + 2 * Math.abs(x) / (alpha - 1), 1 - alpha)) / 2;
            return x < 0 ? 0.5 - half : 0.5 + half;
        }
    }

    private static void positive(double parameter) {
        if (!(parameter > 0) || Double.isInfinite(parameter)) {
            throw new IllegalArgumentException(
                    "a parameter of " + parameter + " is out of the surrogate's range; give a finite one above it");
        }
    }
}
