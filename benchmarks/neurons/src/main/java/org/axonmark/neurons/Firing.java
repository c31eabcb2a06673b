package org.axonmark.neurons;

/**
 * When a membrane fires, and what is left of it then.
 *
 * @param threshold positive
 * @param strict whether a membrane exactly at the threshold stays silent: false in SpikingJelly and in STEP's sigmoid, true in snnTorch
 * @param reset what a spike does to the membrane
 */
public record Firing(double threshold, boolean strict, Reset reset) {

    /** Checks the threshold. */
    public Firing {
        Parameters.positive("threshold", threshold);
    }

    /** Returns the convention of most spiking transformers: at or above 1, hard reset to 0. */
    public static Firing standard() {
        return new Firing(1, false, new Reset.Hard(0));
    }

    /** Returns the same with another reset. */
    public Firing with(Reset other) {
        return new Firing(threshold, strict, other);
    }

    /** Returns S = Θ(H − threshold): 1 if a charged membrane fires, else 0. */
    public double spike(double charged) {
        return (strict ? charged > threshold : charged >= threshold) ? 1 : 0;
    }

    /** Returns the membrane after a spike (1), no spike (0) or, by the same formula, anything between. */
    public double after(double charged, double spike) {
        return switch (reset) {
            case Reset.Hard(double value) -> spike * value + (1 - spike) * charged;
            case Reset.Soft _ -> charged - spike * threshold;
            case Reset.None _ -> charged;
        };
    }

    /** Returns the membrane before the first step, towards which it leaks. */
    public double rest() {
        return reset instanceof Reset.Hard(double value) ? value : 0;
    }
}
