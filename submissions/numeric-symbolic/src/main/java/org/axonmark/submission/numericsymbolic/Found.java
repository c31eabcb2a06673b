package org.axonmark.submission.numericsymbolic;

import org.jspecify.annotations.Nullable;

/**
 * A law that was fitted.
 *
 * @param law outside of the patch
 * @param patch where it does not hold; null for nowhere
 * @param error sum of squared errors over all answers
 * @param cost what the {@link Judge} makes of it
 */
record Found(Law law, @Nullable Patch patch, double error, double cost) {

    double at(double x) {
        return patch != null && patch.contains(x) ? patch.value() : law.at(x);
    }

    String text() {
        return patch == null ? law.text() : patch.text(law.text());
    }

    double parameters() {
        return law.parameters() + (patch == null ? 0 : Judge.PATCH);
    }
}
