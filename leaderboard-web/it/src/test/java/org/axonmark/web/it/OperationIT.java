package org.axonmark.web.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.axonmark.results.format.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a board's keeper watches. */
@ExtendWith(SharedBoard.class)
class OperationIT {

    @Test
    void metrics_areOpenMetrics_andNameNobody() throws Exception {
        SharedBoard.get("/tasks/eeg/made-up@1");
        HttpResponse<byte[]> answer = SharedBoard.get("/api/v1/metrics");
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("application/openmetrics-text; version=1.0.0"));
        String text = SharedBoard.text(answer);
        assertThat(text).endsWith("# EOF\n").contains("axonmark_requests_total{route=\"page\",status=\"200\"}",
                "axonmark_request_duration_seconds_bucket{route=\"page\",le=\"+Inf\"}", "axonmark_orders{state=\"waiting\"} 0",
                "axonmark_results{suite=\"eeg\",standing=\"eligible\"}", "axonmark_failures{suite=\"eeg\",code=\"",
                "axonmark_jvm_memory_bytes{area=\"heap\",kind=\"used\"}", "axonmark_oldest_wait_seconds 0");
        String families = "";
        for (String line : List.of(text.split("\n", -1))) {
            Matcher family = Pattern.compile("# TYPE (\\w+) (counter|gauge|histogram)").matcher(line);
            if (family.matches()) {
                families = family.group(1);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                assertThat(line).matches("[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*})? [-0-9.E]+").startsWith(families);
            }
        }
        assertThat(text).doesNotContain("evil", "made-up", "e1\"", "script");
    }

    @Test
    void whatIsAskedFor_addsNoLines() throws Exception {
        SharedBoard.get("/first-of-them");
        long before = lines();
        for (int i = 0; i < 30; i++) {
            SharedBoard.get("/nothing-" + i + "/x");
        }
        assertThat(lines()).isEqualTo(before);
        assertThat(SharedBoard.text(SharedBoard.get("/api/v1/metrics"))).doesNotContain("nothing-");
    }

    private static long lines() throws Exception {
        return SharedBoard.text(SharedBoard.get("/api/v1/metrics")).lines().filter(line -> line.contains("route=\"page\"")).count();
    }

    @Test
    void livenessAndReadiness_answer_andTheServersOwnPagesDoNot() throws Exception {
        assertThat(SharedBoard.text(SharedBoard.get("/livez"))).isEqualTo("live\n");
        assertThat(SharedBoard.text(SharedBoard.get("/readyz"))).isEqualTo("ready\n");
        assertThat(SharedBoard.get("/metrics").statusCode()).isIn(403, 404);
        assertThat(SharedBoard.text(SharedBoard.get("/health"))).contains("How this board is doing");
    }

    @Test
    void health_isTheSameInJson() throws Exception {
        Json.Obj health = (Json.Obj) Json.parse(SharedBoard.get("/api/v1/health").body(), Json.Limits.document());
        assertThat(health.get("waiting")).isEqualTo(new Json.Num(0));
        assertThat(health.get("spans")).isInstanceOfSatisfying(Json.Arr.class, spans -> assertThat(spans.items()).hasSize(2));
    }
}
