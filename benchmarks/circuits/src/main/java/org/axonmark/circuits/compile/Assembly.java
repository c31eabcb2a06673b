package org.axonmark.circuits.compile;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.circuits.network.Architecture;
import org.axonmark.circuits.network.Weights;
import org.axonmark.circuits.network.Weights.Affine;
import org.axonmark.circuits.network.Weights.Head;
import org.axonmark.circuits.network.Weights.Mlp;
import org.axonmark.circuits.rasp.Program;
import org.axonmark.circuits.rasp.Selector.Select;
import org.axonmark.circuits.rasp.Sop;
import org.axonmark.circuits.rasp.Sop.Aggregate;
import org.axonmark.circuits.rasp.Sop.SelectorWidth;
import org.axonmark.circuits.rasp.Value;

/** Weights of a scheduled program, each direction of the basis one coordinate of the stream. */
final class Assembly {

    /** Least score of a key that is looked at, before the division by the root of the head's width. */
    private static final double LEAST_SCORE = 100;

    /** Least score after it: what should not be looked at gets e⁻⁴⁰, the beginning e⁻²⁰. */
    private static final double LEAST_COLDNESS = 40;

    private final Program program;
    private final List<Sop> outputs;
    private final Basis basis;
    private final Schedule schedule;
    private final int headWidth;
    private final double score;
    private final List<List<Unit>> units = new ArrayList<>();

    /**
     * Gets ready.
     *
     * @param outputs what is given out, one beside the other
     */
    Assembly(Program program, List<Sop> outputs, Basis basis, Schedule schedule, double exactness) {
        this.program = program;
        this.outputs = List.copyOf(outputs);
        this.basis = basis;
        this.schedule = schedule;
        int widest = 1;
        for (Schedule.Layer layer : schedule.layers()) {
            for (Sop sop : layer.heads()) {
                widest = Math.max(widest, width(sop));
            }
            List<Unit> own = new ArrayList<>();
            layer.mlps().forEach(sop -> own.addAll(Unit.of(sop, basis, exactness)));
            units.add(own);
        }
        headWidth = widest;
        score = Math.max(LEAST_SCORE, LEAST_COLDNESS * Math.sqrt(headWidth));
    }

    /** The longer side of the table of scores (queries, the constant and the beginning by keys and the beginning), or the values if more. */
    private int width(Sop sop) {
        Select select = Schedule.select(sop);
        int compared = Math.max(basis.directions(select.keys()).size() + 1, basis.directions(select.queries()).size() + 2);
        return sop instanceof Aggregate ? Math.max(compared, basis.directions(sop).size()) : compared;
    }

    Weights weights() {
        int width = basis.size();
        int hidden = Math.max(1, units.stream().mapToInt(List::size).max().orElse(1));
        List<Integer> read = outputs.stream().flatMap(output -> basis.directions(output).stream()).toList();
        Architecture shape = new Architecture(schedule.layers().size(), schedule.heads(), width, headWidth, hidden,
                program.vocabulary().size() + 2, program.length() + 1, read.size(), false, Architecture.Norm.NONE,
                Architecture.Activation.RELU);
        List<Weights.Layer> layers = new ArrayList<>();
        for (int layer = 0; layer < schedule.layers().size(); layer++) {
            List<Head> heads = new ArrayList<>();
            for (Sop sop : schedule.layers().get(layer).heads()) {
                heads.add(head(sop));
            }
            while (heads.size() < shape.heads()) {
                int size = width * headWidth;
                heads.add(Head.of(new double[size], new double[size], new double[size], new double[size], headWidth));
            }
            layers.add(new Weights.Layer(heads, mlp(units.get(layer), hidden), Affine.identity(width), Affine.identity(width)));
        }
        double[] unembedding = new double[width * read.size()];
        for (int i = 0; i < read.size(); i++) {
            unembedding[read.get(i) * read.size() + i] = 1;
        }
        return new Weights(shape, embedding(shape), positions(shape), layers, unembedding, new double[read.size()],
                Affine.identity(width));
    }

    private double[] embedding(Architecture shape) {
        double[] embedding = new double[shape.tokens() * shape.width()];
        List<Integer> directions = new ArrayList<>(basis.directions(Sop.TOKENS));
        directions.add(Basis.BEGINNING);
        directions.add(Basis.PADDING);
        for (int token = 0; token < directions.size(); token++) {
            embedding[token * shape.width() + directions.get(token)] = 1;
            embedding[token * shape.width() + Basis.ONE] = 1;
        }
        return embedding;
    }

    private double[] positions(Architecture shape) {
        double[] positions = new double[shape.positions() * shape.width()];
        List<Integer> directions = basis.directions(Sop.INDICES);
        for (int i = 0; i < directions.size(); i++) {
            positions[(i + 1) * shape.width() + directions.get(i)] = 1;
        }
        return positions;
    }

    /**
     * Queries carry the table of scores, keys are a projection on the values that any query looks at and on the beginning. The beginning scores
     * half, so that it is looked at where nothing else is; for a width all, so that it always is.
     */
    private Head head(Sop sop) {
        Select select = Schedule.select(sop);
        int width = basis.size();
        double[] query = new double[width * headWidth];
        double[] key = new double[width * headWidth];
        int column = 0;
        for (Value keyed : basis.values(select.keys())) {
            boolean looked = false;
            for (Value queried : basis.values(select.queries())) {
                if (select.predicate().test(keyed, queried)) {
                    query[basis.direction(select.queries(), queried) * headWidth + column] = score;
                    looked = true;
                }
            }
            if (looked) {
                key[basis.direction(select.keys(), keyed) * headWidth + column] = 1;
            }
            column++;
        }
        query[Basis.ONE * headWidth + column] = sop instanceof SelectorWidth ? score : score / 2;
        key[Basis.BEGINNING * headWidth + column] = 1;
        double[] value = new double[width * headWidth];
        double[] output = new double[headWidth * width];
        if (sop instanceof Aggregate aggregate) {
            List<Integer> from = basis.directions(aggregate.values());
            List<Integer> to = basis.directions(aggregate);
            for (int i = 0; i < from.size(); i++) {
                value[from.get(i) * headWidth + i] = 1;
                output[i * width + to.get(i)] = 1;
            }
        } else {
            value[Basis.BEGINNING * headWidth] = 1;
            output[basis.share(sop)] = 1;
        }
        return Head.of(query, key, value, output, headWidth);
    }

    private Mlp mlp(List<Unit> own, int hidden) {
        int width = basis.size();
        double[] in = new double[width * hidden];
        double[] out = new double[hidden * width];
        for (int unit = 0; unit < own.size(); unit++) {
            for (var read : own.get(unit).in().entrySet()) {
                in[read.getKey() * hidden + unit] = read.getValue();
            }
            for (var written : own.get(unit).out().entrySet()) {
                out[unit * width + written.getKey()] = written.getValue();
            }
        }
        return Mlp.of(in, out, hidden, width);
    }
}
