package org.axonmark.functions.strings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.generator.StringItem;
import org.axonmark.functions.generator.StringItem.Tier;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.statistics.Grouping;
import org.axonmark.results.statistics.Summaries;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.submission.stringsexamples.ExamplesInterpreter;
import org.axonmark.submission.stringsidentity.IdentityInterpreter;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.axonmark.testkit.InProcess;
import org.junit.jupiter.api.Test;

class StringTaskTest {

    private static final TaskCard CARD = StringTask.task().card();
    private static final byte[] SECRET = new byte[32];
    private static final Seed SEED = new Seed("string task test".getBytes(StandardCharsets.US_ASCII));

    @Test
    void texts_areComparedToTheCharacter() {
        StringItem item = new StringItem(SEED, 0, Tier.PUBLIC, (Hypothesis.Text) Hypothesis.parse("string upper(s)"));
        assertThat(scores(item, "string upper(s)")).containsEntry(StringTask.MATCH, 1.0);
        for (String wrong : List.of("string concat(upper(s), \" \")", "string lower(s)", "string concat(upper(s), \"\\u{0}\")")) {
            assertThat(scores(item, wrong)).as(wrong).containsEntry(StringTask.MATCH, 0.0).containsEntry(StringTask.PASS, 0.0);
        }
    }

    @Test
    void oneWrongInput_isNoPass_andALongHypothesisNotCompact() {
        StringItem item = new StringItem(SEED, 0, Tier.PUBLIC, (Hypothesis.Text) Hypothesis.parse("string s | reverse(s)"));
        String input = item.testInputs(1)[0];
        long same = List.of(item.testInputs(StringScorer.INPUTS)).stream().filter(input::equals).count();
        Map<String, Double> all = scores(item, "string reverse(s)" + " | s".repeat(20));
        assertThat(all).containsEntry(StringTask.PASS, 1.0).containsEntry(StringTask.COMPACT_PASS, 0.0);
        Map<String, Double> most = scores(item, "string if(length(replace(s, \"" + input + "\", \"\")) in [0, 0], \"no\", reverse(s))");
        assertThat(most).containsEntry(StringTask.PASS, 0.0).containsEntry(StringTask.MATCH, (100.0 - same) / 100);
    }

    @Test
    void controls_standInTheirOrder() {
        Map<String, Double> identity = means(IdentityInterpreter::new);
        Map<String, Double> examples = means(ExamplesInterpreter::new);
        assertThat(identity).containsEntry(StringTask.PASS, 0.0);
        assertThat(examples.getOrDefault(StringTask.PASS, 1.0)).isLessThan(0.02);
        assertThat(identity.getOrDefault(StringTask.MATCH, 1.0)).isPositive().isLessThan(0.15);
    }

    @Test
    void functionsOfBothTiers_areShown_inTables() {
        Protocol<FunctionInterpreter> protocol = protocol();
        Score score = protocol.score(protocol.ask(new InProcess<>(IdentityInterpreter::new), SECRET, Progress.none()));
        assertThat(score.exhibits()).filteredOn(exhibit -> exhibit.title().endsWith("public")).hasSize(8);
        assertThat(score.exhibits()).filteredOn(exhibit -> exhibit.title().endsWith("hidden")).hasSize(4);
        assertThat(score.exhibits()).allMatch(exhibit -> exhibit.table().isPresent());
        assertThat(score.groupings()).extracting(Grouping::name).containsExactly("budget", "first-step", "steps", "tier");
    }

    @Test
    void datasetIdentity_isFrozen() {
        assertThat(protocol().datasetIdentity().hex()).isEqualTo("ddc8cc4499254131009ff7e18fa52dece6ceb06775daac56eca585538aac47bb");
    }

    private static Map<String, Double> scores(StringItem item, String hypothesis) {
        return new StringQuestion("block-00/16/public", "block-00", 16, item)
                .score(new Answered(Interpretation.of(hypothesis, ""), 0)).stream()
                .collect(Collectors.toMap(ItemScore::metric, ItemScore::value));
    }

    private static Map<String, Double> means(Supplier<FunctionInterpreter> interpreter) {
        Protocol<FunctionInterpreter> protocol = protocol();
        Score score = protocol.score(protocol.ask(new InProcess<>(interpreter), SECRET, Progress.none()));
        return Summaries.of(CARD, score.itemScores(), score.pooled()).stream()
                .collect(Collectors.toMap(Summary::metric, Summary::value));
    }

    private static Protocol<FunctionInterpreter> protocol() {
        return StringTask.task().prepare(new Preparation(Path.of("none"), Optional.empty(), Optional.empty(), Progress.none()));
    }
}
