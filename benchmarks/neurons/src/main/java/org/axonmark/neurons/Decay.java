package org.axonmark.neurons;

/** What a leak of 1/τ a step acts on, where V is the membrane, Vr what it leaks towards and X the input. */
public enum Decay {

    /** H = V + (X − (V − Vr))/τ: the input is weighted by 1/τ too (SpikingJelly's {@code decay_input=True}; STEP). */
    MEMBRANE_AND_INPUT,
    /** H = V − (V − Vr)/τ + X: the input counts in full ({@code decay_input=False}). */
    MEMBRANE;

    /** Returns the charged membrane. */
    double charge(double v, double x, double rest, double tau) {
        return this == MEMBRANE ? v - (v - rest) / tau + x : v + (x - (v - rest)) / tau;
    }
}
