package org.axonmark.web.it;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * An OpenID provider on loopback, written from the specifications. It asks nobody: whoever comes is the person that a test has named. It checks what a client must send, and
 * a test may twist what it says.
 */
final class MadeUpProvider implements AutoCloseable {

    static final String CLIENT = "board of tests";
    static final String SECRET = "s&cret: of = tests";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final HttpServer server;
    private final KeyPair key = pair();
    private final KeyPair otherKey = pair();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private volatile String subject = "nobody";
    private volatile String algorithm = "RS256";
    private volatile boolean foreignKey;
    private volatile Consumer<Map<String, String>> twist = claims -> {};

    MadeUpProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration",
                exchange -> send(exchange, 200,
                        """
                                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize?kind=test", "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/keys"}
                                """
                                .formatted(issuer())));
        server.createContext("/keys", exchange -> send(exchange, 200, keys()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Names who comes next, and says all as it is again. */
    void expect(String person) {
        subject = person;
        algorithm = "RS256";
        foreignKey = false;
        twist = claims -> {};
    }

    /** Changes claims, which are JSON values by name, before they are signed. */
    void twist(Consumer<Map<String, String>> change) {
        twist = change;
    }

    /** Signs by a key that is not published. */
    void signByAnotherKey() {
        foreignKey = true;
    }

    /** Names another algorithm, {@code none} without a signature. */
    void sign(String by) {
        algorithm = by;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = values(exchange.getRequestURI().getRawQuery());
        if (!"code".equals(asked.get("response_type")) || !"openid".equals(asked.get("scope")) || !CLIENT.equals(asked.get("client_id"))
                || !"S256".equals(asked.get("code_challenge_method")) || !"test".equals(asked.get("kind"))) {
            send(exchange, 400, "{\"error\": \"invalid_request\"}");
            return;
        }
        String code = "code-" + codes.size();
        codes.put(code, asked);
        exchange.getResponseHeaders().add("Location", asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> sent = values(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(sent.getOrDefault("code", ""));
        String client = Base64.getEncoder().encodeToString(
                "board+of+tests:s%26cret%3A+of+%3D+tests".getBytes(StandardCharsets.US_ASCII));
        if (asked == null || !("Basic " + client).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !"authorization_code".equals(sent.get("grant_type"))
                || !Objects.equals(asked.get("redirect_uri"), sent.get("redirect_uri"))
                || !Objects.equals(asked.get("code_challenge"), challenge(sent.getOrDefault("code_verifier", "")))) {
            send(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        send(exchange, 200, "{\"access_token\": \"x\", \"token_type\": \"Bearer\", \"id_token\": \"" + idToken(asked) + "\"}");
    }

    private String idToken(Map<String, String> asked) {
        Map<String, String> claims = new TreeMap<>();
        long now = Instant.now().getEpochSecond();
        claims.put("iss", "\"" + issuer() + "\"");
        claims.put("sub", "\"" + subject + "\"");
        claims.put("aud", "[\"" + CLIENT + "\"]");
        claims.put("nonce", "\"" + asked.get("nonce") + "\"");
        claims.put("iat", Long.toString(now));
        claims.put("exp", Long.toString(now + 300));
        twist.accept(claims);
        StringBuilder body = new StringBuilder();
        claims.forEach((name, value) -> body.append(body.isEmpty() ? "{" : ", ").append('"').append(name).append("\": ").append(value));
        String signed = base64("{\"alg\": \"" + algorithm + "\", \"kid\": \"k1\"}") + "." + base64(body.append('}').toString());
        return signed + "." + signature(signed);
    }

    private String signature(String signed) {
        try {
            if (algorithm.equals("none")) {
                return "";
            }
            if (algorithm.equals("HS256")) {
                // The old trick: the public key as a shared secret.
                javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
                mac.init(new javax.crypto.spec.SecretKeySpec(key.getPublic().getEncoded(), "HmacSHA256"));
                return BASE64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
            }
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign((foreignKey ? otherKey : key).getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String keys() {
        RSAPublicKey open = (RSAPublicKey) key.getPublic();
        return "{\"keys\": [{\"kty\": \"RSA\", \"kid\": \"k1\", \"use\": \"sig\", \"alg\": \"RS256\", \"n\": \"%s\", \"e\": \"%s\"}]}"
                .formatted(number(open.getModulus()), number(open.getPublicExponent()));
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String challenge(String verifier) {
        try {
            return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> values(String form) {
        Map<String, String> values = new HashMap<>();
        for (String part : form.split("&", -1)) {
            int equals = part.indexOf('=');
            values.put(part.substring(0, equals), URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return values;
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the environment of a board that trusts this provider. */
    Map<String, String> environment() {
        return Map.of("AXONMARK_OIDC_ISSUER", URI.create(issuer()).toString(), "AXONMARK_OIDC_CLIENT", CLIENT, "AXONMARK_OIDC_SECRET",
                SECRET,
                "AXONMARK_OIDC_NAME", "Made-up ID");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
