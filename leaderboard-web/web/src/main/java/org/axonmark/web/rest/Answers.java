package org.axonmark.web.rest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.axonmark.board.accounts.Scope;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.ErrorType;
import org.axonmark.results.format.Json;
import org.axonmark.web.Startup;
import org.axonmark.web.Unread;

/** How the API answers: JSON, and for errors problem details (RFC 9457) with a stable {@code code}. */
public final class Answers {

    private static final System.Logger LOG = System.getLogger(Answers.class.getName());
    private static final String BEARER = "Bearer ";

    private Answers() {}

    /** What answers a request. */
    @FunctionalInterface
    interface Work {
        void run() throws ServletException, IOException;
    }

    /**
     * Answers a request of one of the methods, and tells any error as a problem. What the caller still sends is read.
     */
    static void guard(HttpServletRequest request, HttpServletResponse response, List<String> methods, Work work)
            throws ServletException, IOException {
        tell(request, response, methods, work);
        Unread.read(request);
    }

    private static void tell(HttpServletRequest request, HttpServletResponse response, List<String> methods, Work work)
            throws ServletException, IOException {
        if (!methods.contains(request.getMethod())) {
            response.setHeader("Allow", String.join(", ", methods));
            problem(response, 405, "method-unknown", "only " + String.join(", ", methods) + " are answered here");
            return;
        }
        try {
            work.run();
        } catch (AxonmarkException e) {
            if (e.code().type() == ErrorType.INTERNAL || e.code().type() == ErrorType.RESOURCES) {
                LOG.log(System.Logger.Level.ERROR, "a request failed", e);
            }
            problem(response, status(e.code()), e.code().id(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a request failed", e);
            problem(response, 500, "internal", "the board failed at this request; its log says more");
        }
    }

    /** Returns the status that goes with an error. */
    public static int status(ErrorCode code) {
        return switch (code.id()) {
            case "version-taken", "evaluation-taken", "id-taken", "key-taken", "lease-lost", "upload-offset", "upload-busy",
                    "version-withdrawn", "flag-set",
                    "dispute-open", "dispute-decided" ->
                409;
            case "order-unknown", "upload-unknown", "submission-unknown", "result-unknown", "dispute-unknown", "flag-unknown",
                    "account-unknown", "agent-unknown",
                    "round-unknown" ->
                404;
            case "upload-too-large", "document-too-large" -> 413;
            case "quota-spent", "too-many-attempts", "too-many-disputes" -> 429;
            case "too-many-streams" -> 503;
            case "scope-missing", "role-missing", "dispute-foreign", "judge-own", "account-locked", "not-oneself" -> 403;
            case "json-invalid" -> 400;
            default -> code.type() == ErrorType.USER || code.type() == ErrorType.SUBMISSION ? 422 : 500;
        };
    }

    /** Returns the request's bearer token. */
    static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()));
    }

    /** Returns the account that the request's token speaks for. */
    static Optional<String> account(HttpServletRequest request, Scope scope) {
        return token(request).flatMap(token -> Startup.accounts(request.getServletContext()).caller(token, scope));
    }

    static void unknownToken(HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        problem(response, 401, "token-unknown", "this board does not know the token; make one on the page /account and send it as"
                + " 'Authorization: Bearer TOKEN'");
    }

    /** Returns the request's body. */
    static byte[] body(HttpServletRequest request, int most) throws IOException {
        byte[] body = request.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            throw new AxonmarkException(ErrorCode.user("document-too-large"), "a document here has at most " + most + " bytes");
        }
        return body;
    }

    static void problem(HttpServletResponse response, int status, String code, String detail) throws IOException {
        send(response, status, "application/problem+json", new Json.Obj(List.of(
                new Json.Member("type", new Json.Str("urn:axonmark:error:" + code)),
                new Json.Member("title", new Json.Str(code.replace('-', ' '))),
                new Json.Member("status", new Json.Num(status)),
                new Json.Member("code", new Json.Str(code)),
                new Json.Member("detail", new Json.Str(detail)))));
    }

    static void send(HttpServletResponse response, int status, Json json) throws IOException {
        send(response, status, "application/json", json);
    }

    private static void send(HttpServletResponse response, int status, String type, Json json) throws IOException {
        byte[] body = visible(json.pretty()).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type + ";charset=utf-8");
        response.setHeader("Cache-Control", "no-cache");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** JSON is often read in a terminal: invisible characters, which stand in strings alone, are written as escapes. */
    static String visible(String json) {
        StringBuilder out = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char unit = json.charAt(i);
            boolean hidden = unit != '\n' && (Character.isISOControl(unit) || Character.getType(unit) == Character.FORMAT
                    || unit == '\u2028' || unit == '\u2029');
            out.append(hidden ? "\\u%04x".formatted((int) unit) : String.valueOf(unit));
        }
        return out.toString();
    }
}
