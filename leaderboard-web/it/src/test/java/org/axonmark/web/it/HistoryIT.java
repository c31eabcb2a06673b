package org.axonmark.web.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A board's past, how it is cited, and how other sites show it. */
@ExtendWith(SharedBoard.class)
class HistoryIT {

    private static final String TASK = "/tasks/eeg/made-up@1";

    @Test
    void changes_haveTheirCause_onThePageAndInJson() throws Exception {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        String page = SharedBoard.text(SharedBoard.get(TASK + "/history"));
        assertThat(page).contains("Tie group over time", "Why it moved", "New entry", "/results/e1\"", "isolation: none", today)
                .doesNotContain("<script", "Rank over time");
        String json = SharedBoard.text(SharedBoard.get("/api/v1" + TASK + "/history"));
        assertThat(json).contains("\"kind\": \"new-entry\"", "\"evaluation\": \"e1\"", "\"evaluation\": \"e3\"", "\"dates\"", "\"board\"")
                .doesNotContain("rankLow");
        assertThat(SharedBoard.text(SharedBoard.get("/tasks/eeg/few@1/history"))).as("too few units for ranks")
                .contains("New entry").doesNotContain("over time", "tie group");
        assertThat(SharedBoard.get("/tasks/eeg/none@1/history").statusCode()).isEqualTo(404);
        assertThat(SharedBoard.get("/api/v1/tasks/eeg/none@1/history").statusCode()).isEqualTo(404);
    }

    @Test
    void aDayBeforeAll_hasNothing_andWhatIsNoDayIsNotAsked() throws Exception {
        String before = SharedBoard.text(SharedBoard.get(TASK + "/history?on=2020-01-01"));
        assertThat(before).contains("at the end of 2020-01-01", "/api/v1" + TASK + "/history?on=2020-01-01")
                .doesNotContain("Why it moved", "The board on");
        assertThat(SharedBoard.text(SharedBoard.get("/api/v1" + TASK + "/history?on=2020-01-01"))).contains("\"changes\": []")
                .doesNotContain("\"e1\"");
        for (String none : List.of("2020-13-01", "%3Cscript%3E", "", "999999999999-01-01")) {
            HttpResponse<byte[]> page = SharedBoard.get(TASK + "/history?on=" + none);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(SharedBoard.text(page)).contains("by now, on ").doesNotContain("<script");
        }
    }

    @Test
    void daysAreChosen_withoutScript() {
        try (BrowserContext context = SharedBoard.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(SharedBoard.at(TASK).toString());
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("its history")).click();
            page.navigate(SharedBoard.at(TASK + "/history?on=2020-02-02").toString());
            assertThat(page.locator("h2").count()).isZero();
            page.locator("select[name=on]").selectOption(LocalDate.now(ZoneOffset.UTC).toString());
            page.getByRole(AriaRole.BUTTON).click();
            page.waitForURL(url -> url.endsWith("/history?on=" + LocalDate.now(ZoneOffset.UTC)));
            assertThat(page.locator("main").innerText()).contains("The board on");
            page.navigate(SharedBoard.at(TASK + "/history?on=2020-02-02").toString());
            page.locator("nav.days ol a").last().click();
            page.waitForURL(url -> url.contains("/history?on=") && !url.contains("2020"));
            assertThat(page.locator("nav.days a[aria-current]").count()).isEqualTo(1);
            assertThat(page.locator("main").innerText()).contains("The board on");
        }
    }

    @Test
    void theViewIsCited_asItStood() throws Exception {
        HttpResponse<byte[]> file = SharedBoard.get("/exports/eeg/made-up@1/cite.bib?on=2020-01-01");
        assertThat(file.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/x-bibtex"));
        assertThat(SharedBoard.text(file)).contains("@misc{axonmark-eeg-made-up-1-2020-01-01,", "0 entries, as of 2020-01-01",
                "urldate = {2020-01-01}", "url = {" + SharedBoard.at(TASK + "/history?on=2020-01-01") + "}", "made-up@1, licence CC0-1.0",
                "note = {C}");
        assertThat(SharedBoard.text(SharedBoard.get("/exports/eeg/made-up@1/cite.bib"))).contains("entries, as of "
                + LocalDate.now(ZoneOffset.UTC));
        assertThat(SharedBoard.text(SharedBoard.get(TASK + "/cite"))).contains("@misc{axonmark-eeg-made-up-1", "&lt;iframe src=&quot;http");
        assertThat(SharedBoard.get("/exports/eeg/none@1/cite.bib").statusCode()).isEqualTo(404);
    }

    @Test
    void onlyTheEmbeddedBoard_isShownInFramesOfOthers() throws Exception {
        HttpResponse<byte[]> embedded = SharedBoard.get("/embed/eeg/made-up@1");
        assertThat(embedded.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(
                policy -> assertThat(policy).contains("frame-ancestors *", "default-src 'none'").doesNotContain("unsafe"));
        int weight = embedded.body().length + SharedBoard.get("/embed.css").body().length;
        assertThat(weight).isLessThan(20_000);
        assertThat(SharedBoard.text(embedded)).doesNotContain("<script", "<form");
        assertThat(SharedBoard.get("/embed/eeg/none@1").statusCode()).isEqualTo(404);
        HttpServer foreign = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        foreign.createContext("/", exchange -> {
            byte[] page = ("<iframe name=board src='" + SharedBoard.at("/embed/eeg/made-up@1") + "'></iframe><iframe name=home src='"
                    + SharedBoard.at("/") + "'></iframe>").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        foreign.start();
        try (BrowserContext context = SharedBoard.browser().newContext()) {
            Page page = context.newPage();
            page.navigate("http://localhost:" + foreign.getAddress().getPort() + "/");
            assertThat(page.frameLocator("[name=board]").locator("h1").innerText()).isEqualTo("Made up");
            assertThat(page.frameLocator("[name=home]").locator("h1").allInnerTexts()).doesNotContain("Scores you can trust");
        } finally {
            foreign.stop(0);
        }
    }
}
