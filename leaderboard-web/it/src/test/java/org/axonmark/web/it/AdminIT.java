package org.axonmark.web.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Sha256;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Administrators and what they do on pages; rounds, custody, and a person's data. */
@ExtendWith(SharedBoard.class)
class AdminIT {

    private static Visitor admin = new Visitor("", "");

    /** As {@code ./axonmark board admin} does on the board's machine. */
    private static String code(String account) throws Exception {
        Path file = SharedBoard.home().resolve("admins").resolve(account + ".sha256");
        Files.createDirectories(file.getParent());
        Files.writeString(file, Sha256.of("axa_code".getBytes(StandardCharsets.US_ASCII)).hex() + "\n"
                + Instant.now().plus(Duration.ofHours(1)) + "\n");
        return "code=axa_code";
    }

    @BeforeAll
    static void appoint() throws Exception {
        admin = Visitor.newcomer("agnes");
        assertThat(admin.page("/admin/users").statusCode()).isEqualTo(403);
        String code = code("agnes");
        assertThat(Visitor.newcomer("thief").send("/admin/claim", code).statusCode()).as("a code is of one name").isEqualTo(422);
        assertThat(admin.send("/admin/claim", code).statusCode()).isEqualTo(303);
        assertThat(admin.send("/admin/claim", code).statusCode()).as("and taken once").isEqualTo(422);
    }

    @Test
    void othersThanAdministrators_seeAndDoNothing() throws Exception {
        Visitor eve = Visitor.newcomer("evita", "role=administrator", "admin=true", "roles=ADMINISTRATOR");
        for (String path : List.of("/admin/users", "/admin/users/agnes", "/admin/quotas", "/admin/flags", "/admin/agents",
                "/admin/rounds")) {
            assertThat(eve.page(path).statusCode()).as(path).isEqualTo(403);
            assertThat(new Visitor("nobody", "none=1").page(path).headers().firstValue("Location")).as(path).hasValue("/log-in");
        }
        assertThat(eve.send("/admin/users/evita/give", "role=administrator", "reason=me").statusCode()).isEqualTo(403);
        assertThat(eve.send("/admin/users/agnes/lock", "reason=me").statusCode()).isEqualTo(403);
        assertThat(eve.send("/admin/quotas", "for=evita", "orders=9999", "reason=me").statusCode()).isEqualTo(403);
        assertThat(eve.send("/admin/flags", "kind=suspected-gaming", "subject=/results/e1", "reason=me").statusCode()).isEqualTo(403);
        assertThat(eve.send("/account/password", "old=x", "password=y", "role=administrator").statusCode()).isEqualTo(422);
        assertThat(eve.page("/admin/agents").statusCode()).as("no field of a form gave her a role").isEqualTo(403);
        assertThat(admin.sendFrom(Visitor.here(), "/admin/users/evita/lock", "reason=no+mark").statusCode()).isEqualTo(422);
        assertThat(admin.sendFrom("https://evil.example", "/admin/users/evita/lock", "reason=x&mark=" + admin.mark()).statusCode())
                .isEqualTo(422);
        assertThat(admin.sendFrom(Visitor.here(), "/admin/users/evita/lock", "reason=x&mark=" + eve.mark()).statusCode())
                .as("another's mark").isEqualTo(422);
        assertThat(eve.page("/account").statusCode()).as("nobody locked her").isEqualTo(200);
    }

    /** Without a script. */
    @Test
    void administrator_locks_flags_andDecides_onPages() throws Exception {
        Visitor lia = Visitor.newcomer("lia");
        String dispute = Visitor.called("rolf").send("/disputes/new", "result=e5", "text=crashes on purpose").headers()
                .firstValue("Location").orElseThrow();
        assertThat(SharedBoard.post(SharedBoard.signed(MadeUp.result("fl1", "gamer", "Gamer", MadeUp.FEW, 0.99, Isolation.FULL)), "token")
                .statusCode()).isEqualTo(201);
        try (Page page = SharedBoard.browser().newPage(new Browser.NewPageOptions().setJavaScriptEnabled(false))) {
            page.navigate(SharedBoard.at("/log-in").toString());
            page.fill("[name=name]", "agnes");
            page.fill("[name=password]", Visitor.PASSWORD);
            page.click("button");
            page.navigate(SharedBoard.at("/admin").toString());
            page.click("text=Accounts");
            page.fill("[name=q]", "lia");
            page.click("text=Find");
            page.click("table >> text=lia");
            page.fill("form[action$=lock] [name=reason]", "sent malware");
            page.click("text=Lock it");
            assertThat(page.textContent("dl")).contains("since 20");
            page.navigate(SharedBoard.at("/admin/flags").toString());
            page.fill("[name=subject]", SharedBoard.at("/results/fl1") + "#items");
            page.fill("form[action='/admin/flags'] [name=reason]", "Answers by <b>index</b>.");
            page.click("text=Flag it");
            assertThat(page.textContent("main")).contains("gamer:1.0.0", "suspected gaming", "Answers by <b>index</b>.");
            page.navigate(SharedBoard.at(dispute).toString());
            page.check("[value=rejected]");
            page.fill("form[action$=decide] [name=text]", "It crashes by accident.");
            page.click("main >> button:text('Decide')");
            assertThat(page.textContent("main")).contains("rejected", "administrator", "It crashes by accident.");
        }
        assertThat(lia.page("/account").headers().firstValue("Location")).as("logged out").hasValue("/log-in");
        assertThat(new Visitor("lia", "none=1").sendFrom(Visitor.here(), "/log-in",
                "name=lia&password=" + Visitor.encoded(Visitor.PASSWORD)).statusCode()).isEqualTo(403);
        String log = Visitor.text(SharedBoard.get("/moderation"));
        assertThat(log).contains("agnes", "suspected-gaming", "rejected a dispute on").doesNotContain("sent malware", "account lia");
        assertThat(Visitor.text(SharedBoard.get("/api/v1/moderation"))).doesNotContain("sent malware", "account/lia");
        assertThat(Visitor.text(admin.page("/admin"))).contains("sent malware", "account lia");
        assertThat(Visitor.text(SharedBoard.get("/tasks/eeg/few@1"))).contains("suspected gaming on 20");
        assertThat(Visitor.text(admin.page("/admin/agents"))).contains("Revoke the key");
        assertThat(admin.send("/admin/quotas", "for=rolf", "task=", "orders=3", "reason=less").statusCode()).isEqualTo(303);
        assertThat(Visitor.text(admin.page("/admin/quotas"))).contains("rolf");
    }

    @Test
    void round_showsNoUnit_untilItEnds_andThenChecksItsCommitment() throws Exception {
        for (Json document : List.of(SharedBoard.signed(MadeUp.held("h1", "first", 0.9)),
                SharedBoard.signed(MadeUp.held("h2", "second", 0.6)))) {
            assertThat(SharedBoard.post(document, "token").statusCode()).isEqualTo(201);
        }
        String board = "/tasks/eeg/held@1";
        String round = "/rounds/" + MadeUp.COMMITMENT;
        for (String path : List.of(board, "/results/h1", "/compare?with=h1&with=h2", "/exports/eeg/held@1.csv", "/submissions/first/1.0.0",
                "/api/v1" + board, "/api/v1/results/h1", "/api/v1/compare?with=h1&with=h2", "/api/v1/boards", "/", round, "/custody")) {
            HttpResponse<byte[]> answer = SharedBoard.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            if (path.contains("held") || path.contains("h1") || path.contains("first")) {
                assertThat(Visitor.text(answer)).as(path).doesNotContain("unit-1", "\"i1\"", ">i1<");
            }
            assertThat(Visitor.text(answer)).as(path).doesNotContain(MadeUp.SEED);
        }
        assertThat(Visitor.text(SharedBoard.get("/custody"))).contains("seed of round 1", "seed used by agent key", "opened: commitment");
        assertThat(admin.send("/admin/rounds", "round=" + MadeUp.COMMITMENT, "seed=" + "08".repeat(32), "reason=over").statusCode())
                .isEqualTo(422);
        assertThat(admin.send("/admin/rounds", "round=" + MadeUp.COMMITMENT, "seed=" + MadeUp.SEED, "reason=over").statusCode())
                .isEqualTo(303);
        assertThat(Visitor.text(SharedBoard.get(round))).contains(MadeUp.SEED, "They are the same",
                "61786f6e6d61726b20726f756e6420736565642031" + MadeUp.SEED, "sha256sum");
        assertThat(Visitor.text(SharedBoard.get("/api/v1/rounds"))).contains(MadeUp.SEED);
        assertThat(Visitor.text(SharedBoard.get(board))).contains("has ended", "Held first");
        assertThat(Visitor.text(SharedBoard.get("/api/v1/results/h1"))).contains("unit-1");
        assertThat(Visitor.text(SharedBoard.get("/custody"))).contains("ended: seed revealed");
    }

    @Test
    void person_takesTheDataAlong_andLeavesAPseudonym() throws Exception {
        Visitor greta = Visitor.newcomer("greta");
        String dispute = greta.send("/disputes/new", "result=e2", "text=I doubt it").headers().firstValue("Location").orElseThrow();
        greta.token("submit");
        HttpResponse<byte[]> export = greta.page("/account/export.json");
        assertThat(export.headers().firstValue("Content-Disposition").orElse("")).contains("attachment");
        String data = Visitor.text(export);
        assertThat(Json.parse(export.body(), Json.Limits.document())).isInstanceOf(Json.Obj.class);
        assertThat(data).contains("greta", "I doubt it", "submit").doesNotContain("argon2id$", greta.cookie().replaceFirst(".*=", ""));
        assertThat(Visitor.text(Visitor.called("wim").page("/account/export.json"))).as("of nobody else").doesNotContain("greta");
        assertThat(new Visitor("nobody", "none=1").page("/account/export.json").headers().firstValue("Location")).hasValue("/log-in");
        assertThat(greta.send("/account/delete", "name=greta", "password=guessing is hard").statusCode()).isEqualTo(422);
        assertThat(greta.send("/account/delete", "name=wim", "password=" + Visitor.PASSWORD).statusCode()).isEqualTo(422);
        assertThat(greta.page("/account").statusCode()).isEqualTo(200);
        assertThat(greta.send("/account/delete", "name=greta", "password=" + Visitor.PASSWORD).headers().firstValue("Location"))
                .hasValue("/");
        assertThat(greta.page("/account").headers().firstValue("Location")).hasValue("/log-in");
        for (String path : List.of(dispute, "/disputes", "/results/e2", "/moderation", "/api/v1/moderation", "/api/v1" + dispute)) {
            assertThat(Visitor.text(SharedBoard.get(path))).as(path).contains("deleted.").doesNotContain("greta");
        }
        assertThat(new Visitor("greta", "none=1").sendFrom(Visitor.here(), "/sign-up",
                "name=greta&password=" + Visitor.encoded(Visitor.PASSWORD)).statusCode()).as("nobody takes her name").isEqualTo(422);
    }

    /** Colours, headings, labels: what a machine can tell. */
    @Test
    void pages_areAccessible_andFitAPhone() throws Exception {
        try (Page page = SharedBoard.browser().newPage(new Browser.NewPageOptions().setViewportSize(375, 800).setBypassCSP(true))) {
            page.navigate(SharedBoard.at("/log-in").toString());
            page.fill("[name=name]", "agnes");
            page.fill("[name=password]", Visitor.PASSWORD);
            page.click("button");
            for (String path : List.of("/admin", "/admin/users", "/admin/users/thief", "/admin/quotas", "/admin/flags", "/admin/agents",
                    "/admin/rounds", "/account/data", "/account/withdraw", "/disputes", "/disputes/new?result=e1", "/moderation", "/rounds",
                    "/rounds/" + MadeUp.COMMITMENT, "/custody")) {
                page.navigate(SharedBoard.at(path).toString());
                page.evaluate(SharedBoard.axe());
                assertThat(SharedBoard.violations(page)).as(path).isEmpty();
                assertThat(page.evaluate("document.documentElement.scrollWidth")).as(path).isEqualTo(375);
            }
        }
    }
}
