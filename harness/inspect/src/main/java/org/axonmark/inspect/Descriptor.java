package org.axonmark.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SubmissionCard;
import org.jspecify.annotations.Nullable;

/** Reads {@code META-INF/axonmark/submission.json}; its schema is {@code submission-1.schema.json}. */
final class Descriptor {

    static final String PATH = "META-INF/axonmark/submission.json";

    /** The version of the SPI that this worker serves. */
    static final int SPI_VERSION = 1;

    private static final Set<String> MEMBERS = Set.of("$schema", "id", "version", "title", "authors", "licence", "suite", "spi",
            "provider", "onnx", "trainingData", "memory");
    private static final String ID = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final String VERSION = "(0|[1-9][0-9]{0,5})(\\.(0|[1-9][0-9]{0,5})){2}(-[a-z0-9]+(\\.[a-z0-9]+)*)?";
    private static final String LICENCE = "[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*";
    private static final String CLASS = "[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)*";
    private static final Pattern RANGE = Pattern.compile("\\[(\\d{1,4}),(\\d{1,4})\\)");
    private static final Pattern MEMORY = Pattern.compile("([1-9]\\d{0,5}) (MiB|GiB)");
    private static final String SEE = "see the schema of submission.json in the README";

    private final Problems problems;
    private final Json.Obj root;

    private Descriptor(Json.Obj root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    /** Reads a descriptor; all that is wrong goes to the problems, and then there is no card. */
    static Optional<SubmissionCard> read(byte[] bytes, Sha256 sha256, long jarBytes, Problems problems) {
        try {
            if (Json.parse(bytes, Json.Limits.descriptor()) instanceof Json.Obj root) {
                return new Descriptor(root, problems).card(sha256, jarBytes);
            }
            problems.add("descriptor", SEE, "%s is no JSON object", PATH);
        } catch (AxonmarkException e) {
            problems.add("descriptor", SEE, "%s cannot be read: %s", PATH, e.getMessage());
        }
        return Optional.empty();
    }

    private Optional<SubmissionCard> card(Sha256 sha256, long jarBytes) {
        Problems before = new Problems();
        Descriptor own = new Descriptor(root, before);
        SubmissionCard card = own.members(sha256, jarBytes);
        before.all().forEach(problem -> problems.add(problem.code(), problem.mend(), "%s", problem.message()));
        return before.isEmpty() ? Optional.of(card) : Optional.empty();
    }

    private SubmissionCard members(Sha256 sha256, long jarBytes) {
        for (Json.Member member : root.members()) {
            if (!MEMBERS.contains(member.name())) {
                problem(member.name(), "is unknown");
            }
        }
        Optional<String> provider = Optional.ofNullable(text("provider", CLASS, 300, false));
        Optional<String> onnx = Optional.ofNullable(text("onnx", "[\\w./-]+", 300, false));
        if (provider.isPresent() == onnx.isPresent()) {
            problem("provider", "and 'onnx': exactly one of the two names what is evaluated");
        }
        String spi = required("spi", RANGE.pattern(), 20);
        Matcher range = RANGE.matcher(spi);
        if (range.matches()
                && (Integer.parseInt(range.group(1)) > SPI_VERSION || SPI_VERSION >= Integer.parseInt(range.group(2)))) {
            problem("spi", "is " + spi + ", which does not contain this worker's SPI version " + SPI_VERSION);
        }
        return new SubmissionCard(required("id", ID, 64), required("version", VERSION, 40), required("title", ".*\\S.*", 100),
                texts("authors", true), required("licence", LICENCE, 100), required("suite", ID, 32), spi, provider, onnx,
                texts("trainingData", false), memory(), sha256, jarBytes);
    }

    private Optional<Long> memory() {
        String text = text("memory", MEMORY.pattern(), 20, false);
        if (text == null) {
            return Optional.empty();
        }
        Matcher matcher = MEMORY.matcher(text);
        return matcher.matches()
                ? Optional.of(Long.parseLong(matcher.group(1)) << (matcher.group(2).equals("GiB") ? 30 : 20))
                : Optional.empty();
    }

    private String required(String name, String pattern, int length) {
        String text = text(name, pattern, length, true);
        return text == null ? "" : text;
    }

    private @Nullable String text(String name, String pattern, int length, boolean required) {
        Json value = root.get(name);
        if (value == null) {
            if (required) {
                problem(name, "is missing");
            }
            return null;
        }
        if (!(value instanceof Json.Str text)) {
            problem(name, "is no text");
            return null;
        }
        if (text.value().length() > length || !text.value().matches(pattern)) {
            problem(name, "is '" + text.value() + "', not at most " + length + " characters of the form " + pattern);
        }
        return text.value();
    }

    private List<String> texts(String name, boolean required) {
        List<String> texts = new ArrayList<>();
        Json value = root.get(name);
        if (value == null && !required) {
            return texts;
        }
        if (!(value instanceof Json.Arr array) || array.items().size() > 50 || (required && array.items().isEmpty())) {
            problem(name, "is no array of " + (required ? "1" : "0") + " to 50 texts");
            return texts;
        }
        for (Json item : array.items()) {
            if (item instanceof Json.Str text && !text.value().isBlank() && text.value().length() <= 200) {
                texts.add(text.value());
            } else {
                problem(name, "holds an item that is no text of 1 to 200 characters");
            }
        }
        return texts;
    }

    private void problem(String member, String what) {
        problems.add("descriptor-" + (MEMBERS.contains(member) ? member.toLowerCase(Locale.ROOT).replace("$", "") : "member"),
                SEE, "'%s' of the descriptor %s", member, what);
    }
}
