package org.axonmark.web.oidc;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import org.axonmark.board.accounts.Identity;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Sha256;

/**
 * Asks a provider who somebody is: OpenID Connect Core 1.0 by the authorisation code flow, with PKCE (RFC 7636), state and nonce. All three follow from a secret in the
 * browser's cookie, so nothing is kept meanwhile, and an answer counts in the browser alone that asked.
 */
public final class OpenId {

    private static final ErrorCode REFUSED = ErrorCode.user("oidc-refused");
    private static final ErrorCode UNREACHABLE = ErrorCode.resources("oidc-unreachable");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration HOLDS = Duration.ofHours(1);
    private static final int MOST_BYTES = 256 << 10;
    /** Signatures by a key that the provider publishes; none, and none by a shared secret. */
    private static final Set<JWSAlgorithm> SIGNATURES =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256,
                    JWSAlgorithm.ES256, JWSAlgorithm.ES384);

    private final Provider provider;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER).build();
    private Optional<Described> described = Optional.empty();

    /** Asks a provider. */
    public OpenId(Provider provider) {
        this.provider = provider;
    }

    /** What a provider says of itself (OpenID Connect Discovery 1.0). */
    private record Described(URI authorisation, URI token, DefaultJWTProcessor<SecurityContext> tokens, Instant read) {}

    /** Returns the provider's name for people. */
    public String name() {
        return provider.name();
    }

    /**
     * Returns where a browser goes to be asked who its person is.
     *
     * @param secret of the browser's cookie
     * @param back the board's address to which it comes back
     */
    public URI question(String secret, URI back) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("response_type", "code");
        values.put("scope", "openid");
        values.put("client_id", provider.client());
        values.put("redirect_uri", back.toString());
        values.put("state", derived(secret, "state"));
        values.put("nonce", derived(secret, "nonce"));
        byte[] verifier = derived(secret, "verifier").getBytes(StandardCharsets.US_ASCII);
        values.put("code_challenge", Base64.getUrlEncoder().withoutPadding()
                .encodeToString(HexFormat.of().parseHex(Sha256.of(verifier).hex())));
        values.put("code_challenge_method", "S256");
        URI page = described().authorisation();
        return URI.create(page + (page.getQuery() == null ? "?" : "&") + form(values));
    }

    /**
     * Returns who somebody is, when the browser has come back with a code.
     *
     * @param secret of the browser's cookie
     * @param state as it came back
     * @param code as it came back
     * @throws AxonmarkException if this browser did not ask, or what the provider says does not hold
     */
    public Identity answer(String secret, String state, String code, URI back) {
        if (!MessageDigest.isEqual(derived(secret, "state").getBytes(StandardCharsets.US_ASCII), state.getBytes(StandardCharsets.UTF_8))) {
            throw refused("its answer is to another question, or came late");
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put("grant_type", "authorization_code");
        values.put("code", code);
        values.put("redirect_uri", back.toString());
        values.put("code_verifier", derived(secret, "verifier"));
        Described now = described();
        HttpRequest.Builder request = HttpRequest.newBuilder(now.token()).header("Content-Type", "application/x-www-form-urlencoded");
        if (provider.secret().isEmpty()) {
            values.put("client_id", provider.client());
        } else {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(
                    (encoded(provider.client()) + ":" + encoded(provider.secret())).getBytes(StandardCharsets.UTF_8)));
        }
        Json.Obj told = object(request.POST(HttpRequest.BodyPublishers.ofString(form(values))));
        if (!(told.get("id_token") instanceof Json.Str token)) {
            throw refused("it gave no ID token for the code");
        }
        return identity(now, token.value(), derived(secret, "nonce"));
    }

    private Identity identity(Described now, String token, String nonce) {
        try {
            JWTClaimsSet claims = now.tokens().process(token, null);
            String party = claims.getStringClaim("azp");
            byte[] said = Optional.ofNullable(claims.getStringClaim("nonce")).orElse("").getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(nonce.getBytes(StandardCharsets.UTF_8), said)
                    || (party == null ? claims.getAudience().size() > 1 : !party.equals(provider.client()))) {
                throw refused("its ID token is for another log-in or another client");
            }
            return new Identity(provider.issuer().toString(), claims.getSubject());
        } catch (ParseException | BadJOSEException | IllegalArgumentException e) {
            throw new AxonmarkException(REFUSED, provider.name() + " could not let you in: its ID token does not hold (" + e.getMessage()
                    + "); try again, or ask the board's keeper", e);
        } catch (JOSEException e) {
            throw new AxonmarkException(UNREACHABLE, "the keys of " + provider + " cannot be had: " + e.getMessage(), e);
        }
    }

    private synchronized Described described() {
        Instant now = Instant.now();
        if (described.filter(one -> one.read().plus(HOLDS).isAfter(now)).isEmpty()) {
            String issuer = provider.issuer().toString();
            URI document = URI.create(issuer + (issuer.endsWith("/") ? "" : "/") + ".well-known/openid-configuration");
            Json.Obj told = object(HttpRequest.newBuilder(document));
            if (!(told.get("issuer") instanceof Json.Str named && named.value().equals(issuer))) {
                throw new AxonmarkException(UNREACHABLE, "'" + document + "' is not of the issuer '" + issuer
                        + "'; set AXONMARK_OIDC_ISSUER to the issuer that it names, to the letter");
            }
            described = Optional.of(new Described(address(told, "authorization_endpoint"), address(told, "token_endpoint"),
                    tokens(address(told, "jwks_uri"), issuer), now));
        }
        return described.orElseThrow();
    }

    private DefaultJWTProcessor<SecurityContext> tokens(URI keys, String issuer) {
        try {
            DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
            int millis = (int) PATIENCE.toMillis();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(SIGNATURES, JWKSourceBuilder
                    .<SecurityContext>create(keys.toURL(), new DefaultResourceRetriever(millis, millis, MOST_BYTES)).build()));
            processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(provider.client(),
                    new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("sub", "iat", "exp", "nonce")));
            return processor;
        } catch (java.net.MalformedURLException e) {
            throw new AxonmarkException(UNREACHABLE, "'" + keys + "' is no address of keys", e);
        }
    }

    private URI address(Json.Obj told, String name) {
        Optional<URI> address = told.get(name) instanceof Json.Str text ? Optional.of(URI.create(text.value())) : Optional.empty();
        return address.filter(Provider::isSafe).orElseThrow(() -> new AxonmarkException(UNREACHABLE,
                "the document of " + provider + " names no https address as '" + name + "'"));
    }

    private Json.Obj object(HttpRequest.Builder request) {
        HttpRequest asked = request.timeout(PATIENCE).header("Accept", "application/json").build();
        try {
            HttpResponse<InputStream> answer = http.send(asked, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = answer.body()) {
                byte[] body = in.readNBytes(MOST_BYTES);
                if (answer.statusCode() == 200 && Json.parse(body, Json.Limits.document()) instanceof Json.Obj object) {
                    return object;
                }
            }
            if (answer.statusCode() == 400) {
                throw refused("it does not take the code, which may have been used before");
            }
            throw new AxonmarkException(UNREACHABLE, "'" + asked.uri() + "' of " + provider + " answered by " + answer.statusCode());
        } catch (IOException e) {
            throw new AxonmarkException(UNREACHABLE,
                    "'" + asked.uri() + "' of " + provider + " cannot be reached: " + e + "; try again in a moment", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AxonmarkException(UNREACHABLE, "interrupted", e);
        }
    }

    private AxonmarkException refused(String why) {
        return new AxonmarkException(REFUSED, provider.name() + " could not let you in: " + why + "; go to /log-in and begin anew");
    }

    private static String derived(String secret, String what) {
        return Sha256.of((what + " " + secret).getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream().map(value -> encoded(value.getKey()) + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
