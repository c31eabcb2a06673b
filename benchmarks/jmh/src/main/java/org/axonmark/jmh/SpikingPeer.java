package org.axonmark.jmh;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.sun.management.OperatingSystemMXBean;
import org.axonmark.results.format.Json;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spiking.count.Call;
import org.axonmark.spiking.count.CountingRule;
import org.axonmark.spiking.count.Histogram;
import org.axonmark.spiking.count.Operations;
import org.axonmark.spiking.graph.GraphMeter;
import org.axonmark.spiking.graph.Measured;
import org.axonmark.spiking.graph.MeasuredJson;

/**
 * Counts inside networks that classify images: the product's half of {@code ci/peers/spiking_counts.py}, which writes images and networks to a folder.
 * A line {@code counts NETWORK FROM TO BATCH FILE} has the images counted one by one and kept as the product keeps them, and writes, from what was kept
 * alone, what each product costs in each batch by the rules; {@code time NETWORK COUNT} prints the seconds of CPU time that counting and keeping so many
 * images took.
 */
public final class SpikingPeer {

    private static final int SIDE = 28;

    private final Path folder;
    private final List<FloatTensor> images = new ArrayList<>();
    private final Map<String, GraphMeter> meters = new HashMap<>();

    private SpikingPeer(Path folder) throws IOException {
        this.folder = folder;
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("images"))).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            float[] pixels = new float[SIDE * SIDE];
            bytes.asFloatBuffer().get(pixels);
            bytes.position(bytes.position() + Float.BYTES * pixels.length);
            images.add(FloatTensor.of(pixels, 1, 1, SIDE, SIDE));
        }
    }

    /** Takes the folder. */
    public static void main(String[] arguments) throws Exception {
        SpikingPeer peer = new SpikingPeer(Path.of(arguments[0]));
        System.out.println(peer.images.size());
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", -1);
            GraphMeter meter = peer.meter(words[1]);
            switch (words[0]) {
                case "counts" -> {
                    peer.counts(meter, Integer.parseInt(words[2]), Integer.parseInt(words[3]), Integer.parseInt(words[4]),
                            Path.of(words[5]));
                    System.out.println("written");
                }
                case "time" -> System.out.println(peer.seconds(meter, Integer.parseInt(words[2])));
                default -> throw new IllegalArgumentException("'" + words[0] + "' is neither counts nor time");
            }
        }
    }

    private GraphMeter meter(String network) throws Exception {
        GraphMeter meter = meters.get(network);
        if (meter == null) {
            meter = InView.of(Files.readAllBytes(folder.resolve(network + ".onnx")), images.getFirst());
            meters.put(network, meter);
        }
        return meter;
    }

    private double seconds(GraphMeter meter, int count) throws Exception {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long begun = system.getProcessCpuTime();
        double operations = 0;
        for (int i = 0; i < count; i++) {
            for (Call call : meter.measure(images.get(i)).measured().calls()) {
                Operations counted = CountingRule.NEUROBENCH.count(List.of(call));
                operations += counted.macs() + counted.acs();
            }
        }
        if (operations == 0) {
            throw new IllegalStateException("nothing was counted");
        }
        return (system.getProcessCpuTime() - begun) / 1e9;
    }

    private void counts(GraphMeter meter, int from, int to, int batch, Path file) throws Exception {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int first = from; first < to; first += batch) {
                List<Measured> items = new ArrayList<>();
                for (FloatTensor image : images.subList(first, Math.min(to, first + batch))) {
                    Measured seen = meter.measure(image).measured();
                    Map<String, Histogram> weights = new HashMap<>();
                    seen.calls().forEach(call -> weights.put(call.layer(), call.right()));
                    items.add(MeasuredJson.read(MeasuredJson.of(seen).compact(), weights));
                }
                out.write(products(items).compact());
                out.newLine();
            }
        }
    }

    /**
     * Returns, product by product of a batch, multiplications and additions by NeuroBench's rule, dense pairs, both by SpikingJelly's rule, and 1 for
     * attention.
     */
    private static Json products(List<Measured> items) {
        List<Json> products = new ArrayList<>();
        for (int k = 0; k < items.getFirst().calls().size(); k++) {
            int place = k;
            List<Call> calls = items.stream().map(item -> item.calls().get(place)).toList();
            Operations neurobench = CountingRule.NEUROBENCH.count(calls);
            Operations spikingjelly = CountingRule.SPIKINGJELLY.count(calls);
            products.add(FunctionsPeer.numbers(new double[] {neurobench.macs(), neurobench.acs(),
                calls.stream().mapToLong(call -> call.counts().dense()).sum(), spikingjelly.macs(), spikingjelly.acs(),
                calls.getFirst().role() == Call.Role.ATTENTION ? 1 : 0}));
        }
        return new Json.Arr(products);
    }
}
