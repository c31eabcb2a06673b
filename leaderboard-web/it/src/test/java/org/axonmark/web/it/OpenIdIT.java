package org.axonmark.web.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logging in by who somebody is at an OpenID provider, and by nothing less. */
@ExtendWith(SharedBoard.class)
class OpenIdIT {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void somebodyNew_choosesAName_andIsKnownTheNextTime() throws Exception {
        SharedBoard.provider().expect("person-1");
        assertThat(text(get("/log-in", ""))).contains("href=\"/oidc/start\"", "Or go on by Made-up ID");
        String question = start();
        HttpResponse<byte[]> back = get(answer(question).path(), question);
        assertThat(location(back)).isEqualTo("/oidc/name");
        assertThat(text(get("/oidc/name", question))).contains("Choose a name");
        assertThat(text(post("/oidc/name", question, "name=No+Name"))).contains("cannot be an account&#39;s name", "Choose a name");
        assertThat(post("/oidc/name", question, "name=grace", "https://evil.example").statusCode()).isEqualTo(422);
        HttpResponse<byte[]> made = post("/oidc/name", question, "name=grace");
        assertThat(location(made)).isEqualTo("/account");
        Visitor grace = new Visitor("grace", session(made));
        assertThat(text(grace.page("/account")))
                .contains("Account grace", "You log in by " + SharedBoard.provider().issuer() + " as person-1")
                .doesNotContain("Password now");
        assertThat(post("/oidc/name", question, "name=another").statusCode()).as("once").isEqualTo(422);
        assertThat(text(get("/log-in", ""))).doesNotContain("grace");

        String again = start();
        HttpResponse<byte[]> known = get(answer(again).path(), again);
        assertThat(location(known)).isEqualTo("/account");
        Visitor later = new Visitor("grace", session(known));
        assertThat(text(later.page("/account/export.json"))).contains("\"subject\": \"person-1\"", "\"password\": \"none\"");
        for (String password : new String[] {"", "none", "!"}) {
            assertThat(post("/log-in", "none=1", "name=grace&password=" + password).statusCode()).isEqualTo(422);
        }
        assertThat(text(later.page("/account/data"))).contains("within the last ten minutes").doesNotContain("name=\"password\"");
        assertThat(location(later.send("/account/delete", "name=grace"))).isEqualTo("/");
        String last = start();
        assertThat(location(get(answer(last).path(), last))).as("nobody knows that person now").isEqualTo("/oidc/name");
    }

    @ParameterizedTest
    @CsvSource({"iss, \"http://127.0.0.1:1\"", "aud, [\"somebody else\"]", "aud, '[\"board of tests\", \"somebody else\"]'",
        "azp, \"somebody else\"",
        "nonce, \"0\"", "exp, 1000000000", "sub, \"\"", "sub, ", "nonce, ", "exp, ", "iat, "})
    void aTokenThatSaysSomethingElse_letsNobodyIn(String claim, String value) throws Exception {
        refused(claims -> {
            if (value == null) {
                claims.remove(claim);
            } else {
                claims.put(claim, value);
            }
        });
    }

    @Test
    void aTokenThatTheProviderDidNotSign_letsNobodyIn() throws Exception {
        SharedBoard.provider().expect("person-2");
        SharedBoard.provider().signByAnotherKey();
        refused();
        for (String algorithm : new String[] {"none", "HS256"}) {
            SharedBoard.provider().expect("person-2");
            SharedBoard.provider().sign(algorithm);
            refused();
        }
    }

    @Test
    void anAnswerToAnotherQuestion_orASecondTime_letsNobodyIn() throws Exception {
        SharedBoard.provider().expect("person-3");
        String hers = start();
        String his = start();
        String path = answer(hers).path();
        assertThat(text(get(path, his))).contains("to another question");
        assertThat(text(get(path, ""))).contains("this browser asked nobody");
        assertThat(location(get(path, hers))).isEqualTo("/oidc/name");
        assertThat(text(get(path, hers))).contains("used before");
        assertThat(text(get("/oidc/name", his))).contains("nobody has told this board who you are");
        assertThat(text(get("/oidc/return?error=%3Cscript%3E", his))).contains("&lt;script&gt;").doesNotContain("<script>");
        assertThat(get("/oidc/nothing", his).statusCode()).isEqualTo(422);
    }

    private void refused(Consumer<Map<String, String>> twist) throws Exception {
        SharedBoard.provider().expect("person-2");
        SharedBoard.provider().twist(twist);
        refused();
    }

    private void refused() throws Exception {
        String question = start();
        HttpResponse<byte[]> back = get(answer(question).path(), question);
        assertThat(back.statusCode()).isEqualTo(422);
        assertThat(text(back)).contains("Made-up ID could not let you in", "Not logged in");
        assertThat(back.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("axonmark-session"));
        assertThat(get("/oidc/name", question).statusCode()).isEqualTo(422);
    }

    /** A browser's question and where it was sent. */
    private String start() throws Exception {
        HttpResponse<byte[]> answer = get("/oidc/start", "");
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(303);
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/oidc");
        return cookie.replaceAll(";.*", "") + "; asked=" + HexFormat.of().formatHex(location(answer).getBytes(StandardCharsets.UTF_8));
    }

    private record Answer(String path) {}

    /** Goes where the browser was sent, and returns where the provider sends it back. */
    private Answer answer(String question) throws Exception {
        String asked = new String(HexFormat.of().parseHex(question.substring(question.lastIndexOf('=') + 1)), StandardCharsets.UTF_8);
        assertThat(asked).startsWith(SharedBoard.provider().issuer() + "/authorize?kind=test&").doesNotContain(MadeUpProvider.SECRET);
        HttpResponse<byte[]> back = http.send(HttpRequest.newBuilder(URI.create(asked)).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(location(back)).startsWith(SharedBoard.at("/oidc/return").toString());
        return new Answer(location(back).substring(SharedBoard.at("/").toString().length() - 1));
    }

    private static HttpResponse<byte[]> get(String path, String cookie) throws IOException, InterruptedException {
        return cookie.isEmpty() ? SharedBoard.get(path) : SharedBoard.server().send("GET", path, "", new byte[0], "Cookie", cookie);
    }

    private static HttpResponse<byte[]> post(String path, String cookie, String form) throws IOException, InterruptedException {
        return post(path, cookie, form, Visitor.here());
    }

    private static HttpResponse<byte[]> post(String path, String cookie, String form, String origin)
            throws IOException, InterruptedException {
        return new Visitor("somebody", cookie).sendFrom(origin, path, form);
    }

    private static String session(HttpResponse<byte[]> answer) {
        return answer.headers().allValues("Set-Cookie").stream().filter(cookie -> cookie.startsWith("axonmark-session=")).findFirst()
                .orElseThrow()
                .replaceAll(";.*", "");
    }

    private static String location(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Location").orElse("nowhere: " + text(answer));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
