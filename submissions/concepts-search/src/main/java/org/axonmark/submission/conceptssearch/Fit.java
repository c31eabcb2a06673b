package org.axonmark.submission.conceptssearch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.axonmark.submission.conceptssearch.Model.Response;

/**
 * Fits models to answers: for each published response, words are added that lower the cost most; in the best three, each word is then exchanged for
 * a better one, until nothing helps. The cost of a model is its squared misfit and a price a word, names being cheaper.
 */
final class Fit {

    /** All that are published. */
    private static final List<Response> RESPONSES = responses();
    private static final double NAME = 0.02;
    private static final double WORD = 0.04;
    private static final int MOST_WORDS = 12;
    private static final int MOST_PASSES = 3;
    private static final int FINALISTS = 3;

    private final Words words;
    private final List<double[]> columns = new ArrayList<>();
    private final List<Double> answers = new ArrayList<>();

    Fit(Words words) {
        this.words = words;
    }

    /** Takes an answer into account. */
    void add(int word, double answer) {
        columns.add(words.nearness(word));
        answers.add(answer);
    }

    /** Returns the model of least cost. */
    Model best() {
        return RESPONSES.stream().map(this::grown).sorted(Comparator.comparingDouble(Model::cost)).limit(FINALISTS)
                .map(this::refined).reduce(Fit::better).orElseThrow();
    }

    private static List<Response> responses() {
        List<Response> responses = new ArrayList<>();
        for (int begin = 20; begin <= 30; begin += 5) {
            for (int over = 20; over <= 40; over += 10) {
                responses.add(new Response(begin / 100.0, (begin + over) / 100.0));
            }
        }
        for (int at = 30; at <= 40; at += 5) {
            responses.add(new Response(at / 100.0, at / 100.0));
        }
        return responses;
    }

    private static Model better(Model one, Model other) {
        return other.cost() < one.cost() ? other : one;
    }

    private Model grown(Response response) {
        Model model = with(new Model(List.of(), List.of(), response, Double.POSITIVE_INFINITY), true);
        for (boolean improved = true; improved && model.belong().size() + model.out().size() < MOST_WORDS;) {
            Model more = better(with(model, true), with(model, false));
            improved = more.cost() < model.cost();
            model = improved ? more : model;
        }
        return model;
    }

    private Model refined(Model grown) {
        Model model = grown;
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            double before = model.cost();
            model = exchanged(exchanged(model, true), false);
            if (model.cost() >= before) {
                break;
            }
        }
        return model;
    }

    /** Exchanges each word for the best in its place, or for none. */
    private Model exchanged(Model model, boolean belonging) {
        Model best = model;
        for (int word : belonging ? model.belong() : model.out()) {
            List<Integer> belong = belonging ? without(best.belong(), word) : best.belong();
            List<Integer> out = belonging ? best.out() : without(best.out(), word);
            if (!belong.isEmpty()) {
                best = better(best, new Model(belong, out, model.response(), cost(belong, out, model.response())));
            }
            best = better(best, with(new Model(belong, out, model.response(), Double.POSITIVE_INFINITY), belonging));
        }
        return best;
    }

    private static List<Integer> without(List<Integer> words, int word) {
        return words.stream().filter(other -> other != word).toList();
    }

    private double cost(List<Integer> belong, List<Integer> out, Response response) {
        double[] near = nearest(belong);
        double[] against = nearest(out);
        double cost = price(belong) + price(out);
        for (int i = 0; i < near.length; i++) {
            double miss = answers.get(i) - response.of(near[i], against[i]);
            cost += miss * miss;
        }
        return cost;
    }

    /** Returns a model with the one word more that costs least. */
    private Model with(Model model, boolean belonging) {
        double[] near = nearest(model.belong());
        double[] against = nearest(model.out());
        double price = price(model.belong()) + price(model.out());
        double least = Double.POSITIVE_INFINITY;
        int best = 0;
        double[] costs = new double[words.size()];
        for (int word = 0; word < costs.length; word++) {
            costs[word] = price + price(word);
        }
        for (int i = 0; i < near.length; i++) {
            double[] column = columns.get(i);
            double answer = answers.get(i);
            double as = answer - model.response().of(near[i], against[i]);
            for (int word = 0; word < costs.length; word++) {
                double to = column[word];
                boolean changes = to > (belonging ? near[i] : against[i]);
                double miss = !changes ? as
                        : answer - (belonging ? model.response().of(to, against[i]) : model.response().of(near[i], to));
                costs[word] += miss * miss;
            }
        }
        for (int word = 0; word < costs.length; word++) {
            if (costs[word] < least) {
                least = costs[word];
                best = word;
            }
        }
        List<Integer> belong = new ArrayList<>(model.belong());
        List<Integer> out = new ArrayList<>(model.out());
        (belonging ? belong : out).add(best);
        return new Model(belong, out, model.response(), least);
    }

    private double price(List<Integer> some) {
        return some.stream().mapToDouble(this::price).sum();
    }

    private double price(int word) {
        return words.isName(word) ? NAME : WORD;
    }

    private double[] nearest(List<Integer> some) {
        double[] nearest = new double[columns.size()];
        Arrays.fill(nearest, -1);
        for (int i = 0; i < nearest.length; i++) {
            for (int word : some) {
                nearest[i] = Math.max(nearest[i], columns.get(i)[word]);
            }
        }
        return nearest;
    }
}
