package org.axonmark.web.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Withdrawals, flags, disputes and who may decide, on the real server. */
@ExtendWith(SharedBoard.class)
class ModerationIT {

    private static final String TASK = "/tasks/eeg/few@1";

    /** Publishes a result that an agent signed, by which its submission becomes the visitor's. */
    private static void publish(Visitor owner, String evaluation, String submission, double mean) throws Exception {
        HttpResponse<byte[]> answer = SharedBoard.post(SharedBoard.signed(
                MadeUp.result(evaluation, submission, "Mine", MadeUp.FEW, mean, Isolation.FULL)), owner.token("publish"));
        assertThat(answer.statusCode()).as(Visitor.text(answer)).isEqualTo(201);
    }

    private static String shown(String path) throws IOException, InterruptedException {
        return Visitor.text(SharedBoard.get(path));
    }

    private static Json.Obj object(String path) throws IOException, InterruptedException {
        return (Json.Obj) Json.parse(SharedBoard.get(path).body(), Json.Limits.document());
    }

    private static List<Json> list(Json.Obj object, String name) {
        return ((Json.Arr) Objects.requireNonNull(object.get(name))).items();
    }

    @Test
    void owner_withdrawsOnThePage_andTheRowStaysAsEvidence() throws Exception {
        Visitor owner = Visitor.called("wanda");
        publish(owner, "wd1", "wandas", 0.95);
        assertThat(list(object("/api/v1" + TASK), "rows").toString()).contains("wandas");
        Visitor other = Visitor.called("wim");
        assertThat(other.send("/account/withdraw", "version=wandas:1.0.0", "reason=envy").statusCode()).as("not his").isEqualTo(404);
        assertThat(owner.sendFrom(Visitor.here(), "/account/withdraw", "version=wandas:1.0.0&reason=x").statusCode()).as("no mark")
                .isEqualTo(422);
        assertThat(owner.sendFrom("https://evil.example", "/account/withdraw",
                "version=wandas:1.0.0&reason=x&mark=" + owner.mark()).statusCode()).as("another site").isEqualTo(422);
        String reason = "The wrong split. <script>alert(1)</script>";
        assertThat(owner.send("/account/withdraw", "version=wandas:1.0.0", "reason=" + reason).statusCode()).isEqualTo(303);
        Json.Obj board = object("/api/v1" + TASK);
        assertThat(list(board, "rows").toString()).doesNotContain("wandas");
        assertThat(list(board, "out").toString()).contains("wandas", "withdrawn", "The wrong split.");
        assertThat(shown(TASK)).contains("Taken out of the ranking", "withdrawn on 20", "The wrong split.").doesNotContain("<script>alert");
        assertThat(shown("/results/wd1")).contains("The wrong split.", "not ranked").doesNotContain("<script>alert");
        assertThat(SharedBoard.get("/api/v1/results/wd1/receipt").statusCode()).isEqualTo(200);
        assertThat(shown("/exports/eeg/few@1.csv")).contains("withdrawn,,,,wandas");
        assertThat(shown("/badges/eeg/few@1/wandas/1.0.0.svg")).contains("withdrawn");
        assertThat(shown("/moderation")).contains("wanda", "withdrew", "The wrong split.").doesNotContain("<script>alert");
        assertThat(Visitor.text(owner.page("/account/withdraw"))).contains("The wrong split.");
    }

    @Test
    void tokenWithdraws_onlyWithItsScope() throws Exception {
        Visitor owner = Visitor.called("wanda");
        publish(owner, "wd2", "wandas-other", 0.9);
        Json asked = new Json.Obj(List.of(new Json.Member("submission", new Json.Str("wandas-other:1.0.0")),
                new Json.Member("reason", new Json.Str("by program"))));
        assertThat(SharedBoard.server().send("POST", "/api/v1/withdrawals", owner.token("submit"), asked).statusCode()).isEqualTo(403);
        assertThat(SharedBoard.server().send("POST", "/api/v1/withdrawals", Visitor.called("wim").token("withdraw"), asked).statusCode())
                .as("another's").isEqualTo(404);
        HttpResponse<byte[]> done = SharedBoard.server().send("POST", "/api/v1/withdrawals", owner.token("withdraw"), asked);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(Visitor.text(done)).contains("\"withdrawn\"", "by program");
    }

    /** Without a script, as everywhere. */
    @Test
    void reader_reportsAProblem_andAllCanReadIt() throws Exception {
        try (Page page = SharedBoard.browser().newPage(new Browser.NewPageOptions().setJavaScriptEnabled(false))) {
            page.navigate(SharedBoard.at("/sign-up").toString());
            page.fill("[name=name]", "rita");
            page.fill("[name=password]", Visitor.PASSWORD);
            page.click("button");
            page.navigate(SharedBoard.at("/results/e4").toString());
            page.click("text=Report a problem with this row");
            page.fill("[name=text]", "Looks copied.\n<img src=x onerror=alert(1)>");
            page.click("button");
            assertThat(page.textContent("h1")).contains("few:1.0.0");
            assertThat(page.textContent("ol.talk")).contains("rita", "reporter", "Looks copied.", "<img src=x onerror=alert(1)>");
            assertThat(page.querySelectorAll("ol.talk img")).isEmpty();
            assertThat(page.querySelectorAll("text=Decide")).as("a reader decides nothing").isEmpty();
            page.fill("[name=text]", "See item 3.");
            page.click("text=Add it");
            assertThat(page.textContent("ol.talk")).contains("See item 3.");
            page.navigate(SharedBoard.at(TASK).toString());
            page.click("text=disputed");
            assertThat(page.textContent("#disputes")).contains("open", "by rita", "Looks copied.");
            page.navigate(SharedBoard.at("/disputes").toString());
            assertThat(page.textContent("table")).contains("Looks copied.", "few:1.0.0");
        }
        assertThat(shown("/api/v1/disputes?result=e4")).contains("\"open\"", "rita");
    }

    @Test
    void disputes_needALogIn_aPart_andTheMark() throws Exception {
        Visitor reader = Visitor.called("rolf");
        HttpResponse<byte[]> opened = reader.send("/disputes/new", "result=e2", "text=wrong");
        String dispute = opened.headers().firstValue("Location").orElseThrow();
        Visitor eve = Visitor.newcomer("elvira", "role=administrator", "capacity=moderator");
        assertThat(eve.send(dispute + "/answer", "text=me too", "capacity=moderator").statusCode()).isEqualTo(403);
        assertThat(eve.send(dispute + "/decide", "state=upheld", "text=so", "role=administrator").statusCode()).isEqualTo(403);
        assertThat(reader.send(dispute + "/decide", "state=upheld", "text=so").statusCode()).isEqualTo(403);
        assertThat(reader.sendFrom(Visitor.here(), dispute + "/answer", "text=x").statusCode()).isEqualTo(422);
        Visitor nobody = new Visitor("nobody", "none=1");
        assertThat(nobody.sendFrom(Visitor.here(), "/disputes/new", "result=e2&text=x").headers().firstValue("Location"))
                .hasValue("/log-in");
        assertThat(nobody.page("/disputes/new?result=e2").headers().firstValue("Location")).hasValue("/log-in");
        assertThat(nobody.page("/account/withdraw").headers().firstValue("Location")).hasValue("/log-in");
        assertThat(Visitor.text(nobody.page(dispute))).contains("wrong").doesNotContain("<form");
        assertThat(reader.send("/disputes/new", "result=e2", "text=again").statusCode()).isEqualTo(409);
        assertThat(SharedBoard.get("/disputes/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void log_isACheckableChain() throws Exception {
        Visitor reader = Visitor.called("rolf");
        reader.send("/disputes/new", "result=e3", "text=wrong");
        Json.Arr lines = (Json.Arr) Json.parse(SharedBoard.get("/api/v1/moderation").body(), Json.Limits.document());
        String before = "0".repeat(64);
        for (Json one : lines.items().reversed()) {
            Json.Obj line = (Json.Obj) one;
            String bodySum = ((Json.Str) Objects.requireNonNull(line.get("bodySum"))).value();
            if (line.get("body") instanceof Json.Obj body && line.get("whoDeleted") instanceof Json.Bool deleted && !deleted.value()) {
                assertThat(Sha256.of(body.canonical()).hex()).isEqualTo(bodySum);
            }
            before = Sha256.of((before + "\n" + bodySum).getBytes(StandardCharsets.US_ASCII)).hex();
            assertThat(((Json.Str) Objects.requireNonNull(line.get("sum"))).value()).isEqualTo(before);
        }
        assertThat(lines.items()).isNotEmpty();
    }
}
