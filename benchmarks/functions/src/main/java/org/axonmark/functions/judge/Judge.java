package org.axonmark.functions.judge;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Json;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.task.Progress;
import org.jspecify.annotations.Nullable;

/**
 * A language model behind an OpenAI-compatible endpoint, asked on the host after all answers of the candidate are in. Time, tries and
 * answers are bounded. A judge that fails is given up for the whole evaluation: that costs the candidate nothing but this one column.
 */
public final class Judge {

    /** Base address of the endpoint, such as {@code http://127.0.0.1:8000/v1}; without it there is no judge. */
    public static final String URL = "AXONMARK_JUDGE_URL";
    /** Name of the model. */
    public static final String MODEL = "AXONMARK_JUDGE_MODEL";
    /** Key of the endpoint, if it asks for one; sent to it and nowhere else. */
    public static final String KEY = "AXONMARK_JUDGE_KEY";

    /**
     * How much a judge may take.
     *
     * @param reply time of one reply
     * @param whole time of all
     * @param pause time before the second try; twice that before the third
     */
    record Bounds(Duration reply, Duration whole, Duration pause) {}

    /**
     * One description to be judged.
     *
     * @param item id of the item
     * @param description what the candidate said
     * @param choices at most {@link Choice#MAX}
     */
    public record Case(String item, String description, List<Choice> choices) {

        /** Copies the choices and checks their number. */
        public Case {
            choices = List.copyOf(choices);
            if (choices.size() > Choice.MAX) {
                throw new IllegalArgumentException(
                        "'" + item + "' has " + choices.size() + " choices, at most " + Choice.MAX + " are asked");
            }
        }
    }

    private static final ErrorCode MISCONFIGURED = ErrorCode.user("judge-misconfigured");
    private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMillis(500));
    private static final int TRIES = 3;
    private static final int AT_ONCE = 4;
    private static final int MAX_REPLY_BYTES = 64 << 10;
    private static final int MAX_REPLY_TOKENS = 16;
    private static final int MAX_VERSION = 200;
    private static final Json.Limits REPLY = new Json.Limits(MAX_REPLY_BYTES, 16, MAX_REPLY_BYTES, 1_000);

    private final URI completions;
    private final String model;
    private final Optional<String> key;
    private final Bounds bounds;

    Judge(URI completions, String model, Optional<String> key, Bounds bounds) {
        this.completions = completions;
        this.model = model;
        this.key = key;
        this.bounds = bounds;
    }

    /**
     * Returns the judge that an environment names; empty if it names none.
     *
     * @throws AxonmarkException if it names one that cannot be asked
     */
    public static Optional<Judge> of(Map<String, String> environment) {
        String url = environment.getOrDefault(URL, "").strip();
        return url.isEmpty() ? Optional.empty() : Optional.of(of(environment, url, BOUNDS));
    }

    static Judge of(Map<String, String> environment, String url, Bounds bounds) {
        String model = environment.getOrDefault(MODEL, "").strip();
        String key = environment.getOrDefault(KEY, "").strip();
        URI base;
        try {
            base = URI.create(url.replaceAll("/+$", "") + "/chat/completions");
        } catch (IllegalArgumentException e) {
            throw misconfigured(URL + " is no address; set it to one like http://127.0.0.1:8000/v1, or unset it");
        }
        String scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(base.getHost());
        boolean here = host.equals("127.0.0.1") || host.equals("localhost") || host.equals("[::1]");
        if (base.getHost() == null || base.getUserInfo() != null || base.getQuery() != null || base.getFragment() != null
                || !(scheme.equals("https") || (scheme.equals("http") && here))) {
            throw misconfigured(URL + " is no https address, nor an http one of this machine, without name, key or query in it;"
                    + " set it to one like http://127.0.0.1:8000/v1, or unset it");
        }
        if (!model.matches("[\\x21-\\x7e]{1,100}")) {
            throw misconfigured(
                    MODEL + " is '" + new Untrusted(model).forTerminal() + "'; set it to the model's name of 1 to 100 characters");
        }
        if (!key.matches("[\\x21-\\x7e]*")) {
            throw misconfigured(KEY + " holds a character that no header may hold; set it to the key alone");
        }
        return new Judge(base, model, key.isEmpty() ? Optional.empty() : Optional.of(key), bounds);
    }

    /** Returns the model's name. */
    public String model() {
        return model;
    }

    /**
     * Judges descriptions.
     *
     * @param secret of the evaluation; the order of candidates follows from it
     * @return verdicts by item, of all or, if the judge was given up, failures of all
     */
    public Map<String, Verdicts> verdicts(List<Case> cases, byte[] secret, Progress progress) {
        HttpClient http = HttpClient.newBuilder().connectTimeout(bounds.reply()).followRedirects(HttpClient.Redirect.NEVER).build();
        try {
            return verdicts(cases, secret, new Asking(http, cases.stream().mapToInt(one -> one.choices().size()).sum(), progress));
        } finally {
            http.shutdownNow();
        }
    }

    private Map<String, Verdicts> verdicts(List<Case> cases, byte[] secret, Asking asking) {
        Map<String, String> seeds = new LinkedHashMap<>();
        Map<String, int[]> digits = new LinkedHashMap<>();
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (Case one : cases) {
            HmacStream stream = HmacStream.of(secret, "judge", one.item());
            String seed = HexFormat.of().toHexDigits(stream.nextLong()) + HexFormat.of().toHexDigits(stream.nextLong());
            int[] said = new int[one.choices().size()];
            seeds.put(one.item(), seed);
            digits.put(one.item(), said);
            List<String> questions = one.description().isBlank() ? List.of() : Prompt.questions(one.description(), one.choices(), seed);
            for (int i = 0; i < questions.size(); i++) {
                int place = i;
                calls.add(() -> {
                    said[place] = asking.digit(questions.get(place));
                    return true;
                });
            }
        }
        asking.all(calls);
        Optional<String> failure = Optional.ofNullable(asking.failure.get());
        Map<String, Verdicts> verdicts = new LinkedHashMap<>();
        for (Case one : cases) {
            String seed = Objects.requireNonNull(seeds.get(one.item()));
            int[] said = Objects.requireNonNull(digits.get(one.item()));
            List<Integer> kept = new ArrayList<>();
            for (int digit : failure.isPresent() ? new int[0] : said) {
                kept.add(digit);
            }
            verdicts.put(one.item(), new Verdicts(model, asking.version(), Prompt.HASH,
                    Prompt.hash(Prompt.questions(one.description(), one.choices(), seed)), seed, kept, failure));
        }
        return verdicts;
    }

    private static AxonmarkException misconfigured(String why) {
        return new AxonmarkException(MISCONFIGURED, "the judge cannot be asked: " + why);
    }

    /** Why one try came to nothing. Holds no text of the endpoint, and never the key. */
    private static final class NoReply extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean isFinal;

        NoReply(String why, boolean isFinal) {
            super(why);
            this.isFinal = isFinal;
        }
    }

    /** One evaluation's questions. */
    private final class Asking {

        private final HttpClient http;
        private final int questions;
        private final Progress progress;
        private final AtomicInteger answered = new AtomicInteger();
        private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
        private final Set<String> versions = new ConcurrentSkipListSet<>();

        Asking(HttpClient http, int questions, Progress progress) {
            this.http = http;
            this.questions = questions;
            this.progress = progress;
        }

        void all(List<Callable<Boolean>> calls) {
            ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
            try {
                for (Future<Boolean> call : threads.invokeAll(calls, bounds.whole().toMillis(), TimeUnit.MILLISECONDS)) {
                    if (call.isCancelled()) {
                        failure.compareAndSet(null, "not all verdicts came within " + bounds.whole().toMillis() + " ms");
                    } else if (call.state() == Future.State.FAILED) {
                        failure.compareAndSet(null, "the judge could not be asked: " + call.exceptionNow().getClass().getSimpleName());
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure.compareAndSet(null, "interrupted");
            } finally {
                threads.shutdownNow();
            }
        }

        /** All that the model called itself, in the order of the alphabet. */
        String version() {
            String all = String.join(", ", versions);
            return all.length() <= MAX_VERSION ? all : all.substring(0, MAX_VERSION);
        }

        int digit(String question) throws InterruptedException {
            long pause = bounds.pause().toMillis();
            for (int left = TRIES - 1; failure.get() == null; left--) {
                try {
                    int digit = once(question);
                    progress.report("judging descriptions", answered.incrementAndGet(), questions);
                    return digit;
                } catch (NoReply e) {
                    if (e.isFinal || left == 0) {
                        failure.compareAndSet(null, String.valueOf(e.getMessage()));
                    } else {
                        Thread.sleep(pause);
                        pause *= 2;
                    }
                }
            }
            return 0;
        }

        private int once(String question) throws NoReply, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(completions)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body(question)));
            key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
            CompletableFuture<HttpResponse<byte[]>> reply = http.sendAsync(request.build(),
                    HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MAX_REPLY_BYTES));
            try {
                // The client's own time limit ends with the headers.
                HttpResponse<byte[]> response = reply.get(bounds.reply().toMillis(), TimeUnit.MILLISECONDS);
                int status = response.statusCode();
                if (status != 200) {
                    throw new NoReply("the judge answered HTTP " + status, status != 429 && status < 500);
                }
                return digit(response.body());
            } catch (TimeoutException e) {
                throw new NoReply("the judge did not answer within " + bounds.reply().toMillis() + " ms", false);
            } catch (ExecutionException e) {
                throw new NoReply(e.getCause() instanceof IOException
                        ? "the judge's reply broke off, or passed " + MAX_REPLY_BYTES + " bytes, or none came"
                        : "the judge could not be asked", false);
            } finally {
                reply.cancel(true);
            }
        }

        private byte[] body(String question) {
            return new Json.Obj(List.of(
                    new Json.Member("model", new Json.Str(model)),
                    new Json.Member("temperature", new Json.Num(0)),
                    new Json.Member("max_tokens", new Json.Num(MAX_REPLY_TOKENS)),
                    new Json.Member("messages", new Json.Arr(List.of(message("system", Prompt.INSTRUCTION), message("user", question))))))
                    .compact().getBytes(StandardCharsets.UTF_8);
        }

        /** The digit that a reply consists of; 0 for a reply of other text, which a description may have brought about. */
        private int digit(byte[] body) throws NoReply {
            Json reply;
            try {
                reply = Json.parse(body, REPLY);
            } catch (AxonmarkException e) {
                throw new NoReply("the judge's reply is no JSON", false);
            }
            if (reply instanceof Json.Obj document
                    && document.get("choices") instanceof Json.Arr choices && !choices.items().isEmpty()
                    && choices.items().getFirst() instanceof Json.Obj choice
                    && choice.get("message") instanceof Json.Obj message
                    && message.get("content") instanceof Json.Str content) {
                versions.add(named(document, "model") + named(document, "system_fingerprint"));
                String said = content.value().strip();
                return said.matches("[123]") ? said.charAt(0) - '0' : 0;
            }
            throw new NoReply("the judge's reply is no chat completion", false);
        }

        private String named(Json.Obj document, String member) {
            return document.get(member) instanceof Json.Str name
                    ? (member.equals("model") ? "" : " ") + new Untrusted(Choice.tidy(name.value())).forTerminal() : "";
        }

        private Json message(String role, String content) {
            return new Json.Obj(List.of(new Json.Member("role", new Json.Str(role)), new Json.Member("content", new Json.Str(content))));
        }
    }
}
