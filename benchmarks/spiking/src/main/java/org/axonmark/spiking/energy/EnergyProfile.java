package org.axonmark.spiking.energy;

import java.util.List;

import org.axonmark.spiking.count.Operations;

/**
 * A published set of prices for operations and memory. Figures of different profiles, or under different counting rules, must not be compared; none is a
 * measurement of a machine.
 */
public sealed interface EnergyProfile {

    /** Returns the name and version by which its figures are published. */
    String id();

    /** Returns all its constants, as they are shown beside figures. */
    List<Constant> constants();

    /** Returns the energy of a workload. */
    Energy of(Workload workload);

    /**
     * A constant of a profile.
     *
     * @param name what it prices
     * @param value how much
     * @param unit such as {@code pJ}
     */
    record Constant(String name, double value, String unit) {}

    /** Returns all profiles that figures are published by. */
    static List<EnergyProfile> published() {
        return List.of(new OperationsOnly("textbook-45nm-v1", 4.6, 0.9),
                new Composite("horowitz-step-composite-v1", 4.6, 0.9, 24.96),
                new Composite("horowitz-step-composite-fp16-v1", 1.5, 0.4, 24.96),
                new Composite("horowitz-step-composite-int8-v1", 0.23, 0.03, 24.96),
                new Lemaire("lemaire-v1"));
    }

    /**
     * Operations alone, as spiking papers have it: E = mac·MACs + ac·ACs (Horowitz, ISSCC 2014, 45 nm, 32-bit floats). It leaves out memory, which decides
     * most comparisons.
     *
     * @param id its name
     * @param mac price of a multiplication with addition, pJ
     * @param ac price of an addition, pJ
     */
    record OperationsOnly(String id, double mac, double ac) implements EnergyProfile {

        @Override
        public List<Constant> constants() {
            return List.of(new Constant("MAC", mac, "pJ"), new Constant("AC", ac, "pJ"));
        }

        @Override
        public Energy of(Workload workload) {
            return new Energy(price(workload.operations(), mac, ac), 0, 0);
        }
    }

    /**
     * SpikingJelly's composite of Horowitz's operations and STEP's memory: E = mac·MACs + ac·ACs + byte·bytes, the bytes being parameters used, read once,
     * and states, read and written once a step. Activations are no memory. 24.96 pJ a byte is STEP's 3.12 pJ a bit; its traffic is not STEP's.
     *
     * @param id its name
     * @param mac price of a multiplication with addition, pJ
     * @param ac price of an addition, pJ
     * @param moved price of a byte read or written, pJ
     */
    record Composite(String id, double mac, double ac, double moved) implements EnergyProfile {

        @Override
        public List<Constant> constants() {
            return List.of(new Constant("MAC", mac, "pJ"), new Constant("AC", ac, "pJ"), new Constant("memory", moved, "pJ/byte"));
        }

        @Override
        public Energy of(Workload workload) {
            double bytes = (double) workload.parameters().bytes() + workload.states().bytes();
            return new Energy(price(workload.operations(), mac, ac), 0, moved * bytes);
        }
    }

    /**
     * Lemaire et al., "An Analytical Estimation of Spiking Neural Networks Energy Efficiency" (ICONIP 2022), as SpikingJelly has it: operations and
     * addresses in 32-bit integers at 0.1 pJ an addition and 3.1 pJ a multiplication; each 4-byte access priced by the size of its memory, linearly
     * between 0 at no bytes, 10 pJ at 8 KiB, 20 pJ at 32 KiB and 100 pJ at 1 MiB and above.
     *
     * @param id its name
     */
    record Lemaire(String id) implements EnergyProfile {

        private static final double ADD = 0.1;
        private static final double MULTIPLY = 3.1;
        private static final double ACCESS_BYTES = 4;
        private static final List<Access> ACCESSES = List.of(new Access(0, 0), new Access(8 * 1024, 10), new Access(32 * 1024, 20),
                new Access(1024 * 1024, 100));

        private record Access(double bufferBytes, double picojoules) {}

        @Override
        public List<Constant> constants() {
            return List.of(new Constant("addition", ADD, "pJ"), new Constant("multiplication", MULTIPLY, "pJ"),
                    new Constant("access width", ACCESS_BYTES, "byte"), new Constant("access of 8 KiB", 10, "pJ"),
                    new Constant("access of 32 KiB", 20, "pJ"), new Constant("access of 1 MiB and above", 100, "pJ"));
        }

        @Override
        public Energy of(Workload workload) {
            double memory =
                    memory(workload.inputs()) + memory(workload.outputs()) + memory(workload.parameters()) + memory(workload.states());
            return new Energy(price(workload.operations(), ADD + MULTIPLY, ADD), price(workload.addressing(), ADD + MULTIPLY, ADD), memory);
        }

        private static double memory(Workload.Traffic traffic) {
            return traffic.bytes() / ACCESS_BYTES * access((double) traffic.bufferBytes());
        }

        /** Returns the price of an access to a memory of a size. */
        private static double access(double bufferBytes) {
            for (int i = 1; i < ACCESSES.size(); i++) {
                Access below = ACCESSES.get(i - 1);
                Access above = ACCESSES.get(i);
                if (bufferBytes <= above.bufferBytes()) {
                    return below.picojoules() + (above.picojoules() - below.picojoules()) * (bufferBytes - below.bufferBytes())
                            / (above.bufferBytes() - below.bufferBytes());
                }
            }
            return ACCESSES.getLast().picojoules();
        }
    }

    private static double price(Operations operations, double mac, double ac) {
        return mac * operations.macs() + ac * operations.acs();
    }
}
