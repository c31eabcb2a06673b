package org.axonmark.functions.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.axonmark.functions.generator.Seed;
import org.axonmark.results.format.ItemScore;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;

/** Interpreters on some of a task's practice questions, without the protocol about them. */
public final class Trial {

    /** The public practice seed. */
    public static final Seed PRACTICE = new Seed("axonmark functions practice seed".getBytes(StandardCharsets.US_ASCII));

    private Trial() {}

    /** Returns the mean of each metric over questions, each asked and scored. */
    public static Map<String, Double> means(List<Question> questions, FunctionInterpreter interpreter) throws Exception {
        Map<String, Double> sums = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (Question question : questions) {
            MeteredBox box = question.box();
            Interpretation interpretation = interpreter.interpret(box);
            for (ItemScore score : question.score(new Answered(interpretation, box.used()))) {
                sums.merge(score.metric(), score.value(), Double::sum);
                counts.merge(score.metric(), 1, Integer::sum);
            }
        }
        sums.replaceAll((metric, sum) -> sum / counts.getOrDefault(metric, 1));
        return sums;
    }

    /** Returns the scores of a text given as hypothesis, by metric. */
    public static Map<String, Double> scores(Question question, String hypothesis) {
        Map<String, Double> scores = new TreeMap<>();
        question.score(new Answered(Interpretation.of(hypothesis, ""), 0)).forEach(score -> scores.put(score.metric(), score.value()));
        return scores;
    }
}
