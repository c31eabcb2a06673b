package org.axonmark.circuits.spikes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.axonmark.spi.circuits.ConnectivityFinder;
import org.axonmark.submission.spikescorrelation.CorrelationFinder;
import org.axonmark.submission.spikesglm.LogisticFinder;
import org.axonmark.submission.spikesgranger.GrangerFinder;
import org.axonmark.submission.spikeslag0.SameBinFinder;
import org.axonmark.submission.spikesswitchingglm.SwitchingFinder;
import org.axonmark.submission.spikestensorfactors.TensorFinder;
import org.axonmark.submission.spikestransferentropy.TransferEntropyFinder;

/** Networks for tests, and the finders of this repository. */
public final class Networks {

    static final byte[] KEY = "spikes test".getBytes(StandardCharsets.US_ASCII);

    private Networks() {}

    static NetworkPlan plan(int number, Generator generator, Variant variant, int neurons, int bins) {
        return new NetworkPlan(KEY, number, generator, variant, neurons, variant == Variant.HIDDEN ? neurons / 2 : 0, bins);
    }

    /** One small network of each generator and variant. */
    static List<NetworkPlan> oneOfEach() {
        List<NetworkPlan> plans = new ArrayList<>();
        for (Generator generator : Generator.values()) {
            for (Variant variant : Variant.values()) {
                plans.add(plan(plans.size(), generator, variant, 20, 2_000));
            }
        }
        return plans;
    }

    /** All finders of this repository by name. */
    public static Map<String, Supplier<ConnectivityFinder>> finders() {
        Map<String, Supplier<ConnectivityFinder>> finders = new LinkedHashMap<>();
        finders.put("lag0", SameBinFinder::new);
        finders.put("correlation", CorrelationFinder::new);
        finders.put("tensor-factors", TensorFinder::new);
        finders.put("transfer-entropy", TransferEntropyFinder::new);
        finders.put("granger", GrangerFinder::new);
        finders.put("glm", LogisticFinder::new);
        finders.put("switching-glm", SwitchingFinder::new);
        return finders;
    }
}
