package org.axonmark.web.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.axonmark.results.format.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages of an account: what a browser does there, and what others must not. */
@ExtendWith(SharedBoard.class)
class AccountIT {

    private static final String PASSWORD = "four words in a row";

    private static BoardServer board() {
        return SharedBoard.server();
    }

    /** Without a script. */
    @Test
    void newcomer_signsUp_submits_makesAToken_andLogsOut() throws Exception {
        byte[] jar = MadeUpJar.jar("hers");
        String upload = "/api/v1/uploads/" + Sha256.of(jar);
        try (Page page = SharedBoard.browser().newPage(new Browser.NewPageOptions().setJavaScriptEnabled(false))) {
            page.navigate(board().at("/account").toString());
            assertThat(page.title()).startsWith("Log in");
            page.click("text=Sign up");
            page.fill("[name=name]", "ada");
            page.fill("[name=password]", PASSWORD);
            page.click("button");
            assertThat(page.title()).startsWith("Account ada");

            page.click("main >> text=Submit a JAR");
            page.setInputFiles("[name=jar]", new FilePayload("bad.jar", "application/java-archive", new byte[] {1, 2, 3}));
            page.click("button");
            assertThat(page.textContent("main")).contains("What must be mended first", "send it again");
            page.click("text=send it again");
            page.setInputFiles("[name=jar]", new FilePayload("good.jar", "application/java-archive", jar));
            page.click("button");
            assertThat(page.textContent("h1")).isEqualTo("hers:1.0.0");
            page.click("button");
            assertThat(page.textContent("[role=alert]")).contains("no task is ticked");
            page.check("[name=task]");
            page.fill("[name=until]", LocalDate.now(ZoneOffset.UTC).plusDays(7).toString());
            page.click("button");
            assertThat(page.textContent("table")).contains("hers 1.0.0", "waiting, place 1", "private until");
            assertThat(text(board().get("/orders"))).contains("private until").doesNotContain("hers");

            page.fill("[name=title]", "laptop");
            page.click("text=Make a token");
            String token = page.textContent("pre").strip();
            assertThat(board().send("GET", upload, token, new byte[0]).statusCode())
                    .isEqualTo(200);
            assertThat(board().send("POST", "/api/v1/results", token, new byte[0]).statusCode()).as("not in its scope").isEqualTo(403);
            page.navigate(board().at("/account").toString());
            assertThat(page.content()).contains("laptop").doesNotContain(token);
            page.click("[aria-label^=Revoke]");
            assertThat(board().send("GET", upload, token, new byte[0]).statusCode())
                    .isEqualTo(401);

            page.fill("[name=url]", "ftp://127.0.0.1/hook");
            page.click("text=Call it");
            assertThat(page.textContent("[role=alert]")).contains("'ftp://127.0.0.1/hook' cannot be called");
            page.fill("[name=url]", "https://127.0.0.1/hook");
            page.click("text=Call it");
            assertThat(page.textContent("pre")).startsWith("axh_");
            page.navigate(board().at("/account").toString());
            assertThat(page.content()).contains("https://127.0.0.1/hook", "has not been called yet").doesNotContain("axh_");
            page.click("text=Call it no more");
            assertThat(page.content()).doesNotContain("https://127.0.0.1/hook");

            page.click("[aria-label^=Cancel]");
            assertThat(page.textContent("table")).contains("cancelled");
            page.click("text=Log out");
            page.navigate(board().at("/account").toString());
            assertThat(page.title()).startsWith("Log in");
        }
    }

    @Test
    void forms_ofOtherSites_orWithoutTheMark_areRefused() throws Exception {
        String cookie = newcomer("bob");
        String mark = mark(cookie, "/account");
        String token = "mark=" + mark + "&title=x&scope=submit&days=3";
        assertThat(post("/account/tokens", cookie, token, "https://evil.example").statusCode()).isEqualTo(422);
        assertThat(post("/account/tokens", cookie, token, "null").statusCode()).isEqualTo(422);
        assertThat(post("/account/tokens", cookie, "title=x&scope=submit&days=3", here()).statusCode()).isEqualTo(422);
        assertThat(post("/account/tokens", cookie, token.replace(mark, "0".repeat(64)), here()).statusCode()).isEqualTo(422);
        assertThat(post("/log-in", "", "name=bob&password=" + encoded(PASSWORD), "https://evil.example").statusCode()).isEqualTo(422);
        assertThat(post("/account/tokens", "", token, here()).headers().firstValue("Location")).hasValue("/log-in");
        assertThat(post("/submit", cookie, token, here()).statusCode()).as("no file").isEqualTo(413);
        assertThat(text(page("/account", cookie))).doesNotContain("Your tokens");
        assertThat(post("/account/tokens", cookie, token, here()).headers().firstValue("Location")).hasValue("/account");
        assertThat(text(page("/account", newcomer("barbara")))).as("of another session").doesNotContain("<pre>axp_");
        assertThat(text(page("/account", cookie))).contains("<pre>axp_");
        assertThat(text(page("/account", cookie))).as("shown once").doesNotContain("<pre>axp_");
    }

    @Test
    void whatIsAnothers_cannotBeTouched() throws Exception {
        String cora = newcomer("cora");
        byte[] jar = MadeUpJar.jar("coras");
        String sum = Sha256.of(jar).hex();
        assertThat(upload(cora, jar).headers().firstValue("Location")).hasValue("/submit/" + sum);
        String form = "mark=" + mark(cora, "/submit/" + sum) + "&key=k1&task=" + encoded(MadeUpJar.TASK.id().toString());
        assertThat(post("/submit/" + sum, cora, form, here()).headers().firstValue("Location")).hasValue("/account");
        post("/submit/" + sum, cora, form, here());
        String page = text(page("/account", cora));
        assertThat(page.split("coras 1.0.0", -1)).as("a form sent twice asks once: a link and a button").hasSize(2);
        String order = found(page, "name=\"order\" value=\"([a-z0-9]+)\"");
        post("/account/tokens", cora, "mark=" + mark(cora, "/account") + "&title=t&scope=submit&days=3", here());
        String token = found(text(page("/account", cora)), "<pre>(axp_[0-9a-f]+)</pre>");

        String eve = newcomer("eve");
        String mark = mark(eve, "/account");
        assertThat(page("/submit/" + sum, eve).statusCode()).as("her own JARs alone").isEqualTo(404);
        assertThat(post("/account/cancel", eve, "mark=" + mark + "&order=" + order, here()).statusCode()).isEqualTo(404);
        post("/account/revoke", eve, "mark=" + mark + "&sum=" + Sha256.of(token.getBytes(StandardCharsets.UTF_8)), here());
        assertThat(board().send("GET", "/api/v1/uploads/" + sum, token, new byte[0]).statusCode()).isEqualTo(200);
        assertThat(text(page("/account", cora))).contains("waiting");
        post("/account/cancel", cora, "mark=" + mark(cora, "/account") + "&order=" + order, here());
    }

    @Test
    void answers_tellNothing_andAreNotKept() throws Exception {
        newcomer("dora");
        HttpResponse<byte[]> unknown = post("/log-in", "", "name=nobody&password=" + encoded(PASSWORD), here());
        HttpResponse<byte[]> wrong = post("/log-in", "", "name=dora&password=guessing%20is%20hard", here());
        assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode()).isEqualTo(422);
        assertThat(text(unknown).replace("nobody", "dora")).isEqualTo(text(wrong));
        HttpResponse<byte[]> in = post("/log-in", "", "name=dora&password=" + encoded(PASSWORD), here());
        assertThat(in.headers().firstValue("Set-Cookie").orElse("")).contains("HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(in.headers().firstValue("Cache-Control")).hasValue("no-store");
        HttpResponse<byte[]> hostile = post("/sign-up", "", "name=" + encoded("\"><script>alert(1)</script>") + "&password=x", here());
        assertThat(hostile.statusCode()).isEqualTo(422);
        assertThat(text(hostile)).doesNotContain("<script>");
        assertThat(board().send("PUT", "/account", "", new byte[0]).statusCode()).isEqualTo(405);
    }

    /** Signs up and returns the cookie. */
    private static String newcomer(String name) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = post("/sign-up", "", "name=" + name + "&password=" + encoded(PASSWORD), here());
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(303);
        return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    }

    private static String mark(String cookie, String path) throws IOException, InterruptedException {
        return found(text(page(path, cookie)), "name=\"mark\" value=\"([0-9a-f]{64})\"");
    }

    private static String found(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1);
    }

    private static HttpResponse<byte[]> page(String path, String cookie) throws IOException, InterruptedException {
        return board().send("GET", path, "", new byte[0], "Cookie", cookie);
    }

    private static HttpResponse<byte[]> post(String path, String cookie, String form, String origin)
            throws IOException, InterruptedException {
        return board().send("POST", path, "", form.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/x-www-form-urlencoded",
                "Cookie", cookie.isEmpty() ? "none=1" : cookie, "Origin", origin);
    }

    private static HttpResponse<byte[]> upload(String cookie, byte[] jar) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--cut\r\nContent-Disposition: form-data; name=\"mark\"\r\n\r\n" + mark(cookie, "/submit")
                + "\r\n--cut\r\nContent-Disposition: form-data; name=\"jar\"; filename=\"../../x.jar\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(jar);
        body.writeBytes("\r\n--cut--\r\n".getBytes(StandardCharsets.UTF_8));
        return board().send("POST", "/submit", "", body.toByteArray(), "Content-Type", "multipart/form-data; boundary=cut", "Cookie",
                cookie, "Origin", here());
    }

    private static String here() {
        return board().at("/").toString().replaceAll("/$", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
