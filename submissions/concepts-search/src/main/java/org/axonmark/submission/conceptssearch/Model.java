package org.axonmark.submission.conceptssearch;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A concept that may explain the answers.
 *
 * @param belong numbers of words that belong to it
 * @param out numbers of words taken out
 * @param response where responses begin and are full
 * @param cost misfit and size, the less the better
 */
record Model(List<Integer> belong, List<Integer> out, Response response, double cost) {

    /**
     * How nearness becomes a response.
     *
     * @param from where it begins
     * @param to where it is full
     */
    record Response(double from, double to) {

        /** Returns the response to a word by its nearness to the nearest word that belongs, and to the nearest taken out. */
        double of(double near, double out) {
            if (near < from || out >= near) {
                return 0;
            }
            return near >= to ? 1 : Math.rint(100 * ((near - from) / (to - from))) / 100;
        }
    }

    String hypothesis(Words words) {
        return belong.stream().map(word -> '"' + words.word(word) + '"').collect(Collectors.joining(", ", "concept(", ""))
                + out.stream().map(word -> ", not \"" + words.word(word) + '"').collect(Collectors.joining())
                + ", from = " + response.from() + ", to = " + response.to() + ")";
    }

    String description(Words words) {
        String said = belong.stream().map(words::word).collect(Collectors.joining(", "));
        return out.isEmpty() ? said : said + ", but not " + out.stream().map(words::word).collect(Collectors.joining(", "));
    }
}
