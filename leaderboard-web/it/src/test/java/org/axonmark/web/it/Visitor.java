package org.axonmark.web.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with an account and a browser of few powers: it keeps one cookie and sends forms as pages of the shared board do. */
record Visitor(String name, String cookie) {

    static final String PASSWORD = "four words in a row";
    private static final Map<String, Visitor> KNOWN = new HashMap<>();

    /** Returns somebody whom all tests share, for the board makes few accounts an hour for an address. */
    static synchronized Visitor called(String name) throws IOException, InterruptedException {
        Visitor known = KNOWN.get(name);
        if (known == null) {
            known = newcomer(name);
            KNOWN.put(name, known);
        }
        return known;
    }

    /** Signs up; further fields may be sent along, as somebody might who hopes that they mean something. */
    static Visitor newcomer(String name, String... further) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                new Visitor(name, "none=1").sendFrom(here(), "/sign-up", with("name=" + name + "&password=" + encoded(PASSWORD), further));
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(303);
        return new Visitor(name, answer.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", ""));
    }

    HttpResponse<byte[]> page(String path) throws IOException, InterruptedException {
        return SharedBoard.server().send("GET", path, "", new byte[0], "Cookie", cookie);
    }

    /** Sends a form with the mark of the session. */
    HttpResponse<byte[]> send(String path, String... fields) throws IOException, InterruptedException {
        return sendFrom(here(), path, with("mark=" + mark(), fields));
    }

    HttpResponse<byte[]> sendFrom(String origin, String path, String form) throws IOException, InterruptedException {
        return SharedBoard.server().send("POST", path, "", form.getBytes(StandardCharsets.UTF_8), "Content-Type",
                "application/x-www-form-urlencoded", "Cookie", cookie, "Origin", origin);
    }

    String mark() throws IOException, InterruptedException {
        return found(text(page("/account")), "name=\"mark\" value=\"([0-9a-f]{64})\"");
    }

    /** Makes a token. */
    String token(String scope) throws IOException, InterruptedException {
        assertThat(send("/account/tokens", "title=t", "scope=" + scope, "days=3").statusCode()).isEqualTo(303);
        return found(text(page("/account")), "<pre>(axp_[0-9a-f]+)</pre>");
    }

    static String found(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1);
    }

    static String here() {
        return SharedBoard.server().at("/").toString().replaceAll("/$", "");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static String with(String form, String... fields) {
        StringBuilder all = new StringBuilder(form);
        for (String field : fields) {
            int equals = field.indexOf('=');
            all.append('&').append(field, 0, equals + 1).append(encoded(field.substring(equals + 1)));
        }
        return all.toString();
    }
}
