package org.axonmark.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.doctree.ValueTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;

/** Writes the page of each extension point from the Javadoc of its interfaces, and from an example that is compiled elsewhere. */
final class ExtensionPoints {

    private static final String SINCE =
            "Since version 1 of the SPI: a submission says `\"spi\": \"[1,2)\"` in its descriptor, and is refused by name where the range"
                    + " does not hold the version that is there.";

    /**
     * A page.
     *
     * @param file its name
     * @param title for people
     * @param opening what the point is for
     * @param interfaces sources of what is implemented, then of what is used, below the root
     * @param example source of an example below the root
     * @param since from when on there is the point
     */
    record Page(String file, String title, String opening, List<String> interfaces, String example, String since) {}

    static final List<Page> PAGES = List.of(
            suite("eeg", "An EEG encoder", List.of("EegEncoder"), List.of("EegSetup", "Channel")),
            suite("functions", "An interpreter of functions", List.of("FunctionInterpreter"),
                    List.of("BlackBox", "FunctionSetup", "Domain", "Interpretation")),
            suite("circuits", "A finder of circuits, of synapses or of reuse",
                    List.of("CircuitFinder", "ConnectivityFinder", "ReuseFinder"),
                    List.of("SubjectNetwork", "NetworkGraph", "PromptPairs", "CircuitScores")),
            suite("spiking", "A spiking classifier, or a learner of one task after another",
                    List.of("SpikingClassifier", "ContinualLearner"),
                    List.of("SpikingSetup", "ContinualSetup")),
            new Page("task.md", "A task",
                    "A benchmark implements `Task` and its `Protocol` and names them in a `TaskProvider`, whose class stands in"
                            + " `META-INF/services/org.axonmark.task.TaskProvider`. A task is trusted code of the host.",
                    List.of("TaskProvider", "Task", "Protocol", "Candidates", "Candidate", "Preparation").stream()
                            .map(name -> "harness/task/src/main/java/org/axonmark/task/" + name + ".java").toList(),
                    "harness/it/src/test/java/org/axonmark/it/SmallPullTask.java",
                    "Since 0.1.0; tasks are built with the Axonmark that runs them."));

    private final Path root;

    ExtensionPoints(Path root) {
        this.root = root;
    }

    private static Page suite(String suite, String title, List<String> implemented, List<String> used) {
        List<String> sources = new ArrayList<>();
        implemented.forEach(name -> sources.add("harness/spi/src/main/java/org/axonmark/spi/" + suite + "/" + name + ".java"));
        used.forEach(name -> sources.add("harness/spi/src/main/java/org/axonmark/spi/" + suite + "/" + name + ".java"));
        return new Page(suite + ".md", title, "A submission of the " + suite + " suite implements " + implemented.stream()
                .map(name -> "`" + name + "`").collect(Collectors.joining(" or "))
                + " and names the class as `provider` in `META-INF/axonmark/submission.json`. `mvn archetype:generate … -Dsuite=" + suite
                + "` makes a project of the example below.", sources,
                "submissions/archetype/src/main/resources/archetype-resources/" + suite + "/Model.java", SINCE);
    }

    /** Returns the text of a page. */
    String write(Page page) throws IOException {
        StringBuilder out = new StringBuilder(
                "<!-- Written from the sources by ExtensionPointsTest in ci/launcher, which says how. -->\n\n# " + page.title()
                        + "\n\n" + page.opening() + "\n");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources = page.interfaces().stream().map(root::resolve).toList();
            JavacTask task = (JavacTask) compiler.getTask(null, manager, _ -> {}, List.of("-proc:none"), null,
                    manager.getJavaFileObjectsFromPaths(sources));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                for (Tree type : unit.getTypeDecls()) {
                    type(out, docs, unit, (ClassTree) type);
                }
            }
        }
        String example = Files.readString(root.resolve(page.example())).replace("${package}", "org.example");
        out.append("\n## Example\n\n[`").append(page.example()).append("`](../../../").append(page.example()).append(")\n\n```java\n")
                .append(example)
                .append("```\n\n## Since\n\n").append(page.since()).append('\n');
        return out.toString();
    }

    private static void type(StringBuilder out, DocTrees docs, CompilationUnitTree unit, ClassTree type) {
        TreePath path = TreePath.getPath(unit, type);
        out.append("\n## `").append(type.getSimpleName()).append("`\n\n");
        DocCommentTree comment = docs.getDocCommentTree(path);
        if (comment != null) {
            out.append(text(comment.getFullBody()).replaceFirst("\n\nThe worker constructs", "\n\n**Life cycle.** The worker constructs"))
                    .append('\n').append(tags(comment));
        }
        for (Tree member : type.getMembers()) {
            DocCommentTree said = docs.getDocCommentTree(new TreePath(path, member));
            if (said != null && member instanceof MethodTree method && !method.getName().contentEquals("<init>")) {
                out.append("\n### `").append(signature(method)).append("`\n\n").append(text(said.getFullBody())).append('\n')
                        .append(tags(said));
            } else if (said != null && member instanceof ClassTree inner) {
                out.append("\n### `").append(type.getSimpleName()).append('.').append(inner.getSimpleName()).append("`\n\n")
                        .append(text(said.getFullBody())).append('\n').append(tags(said));
            }
        }
    }

    private static String signature(MethodTree method) {
        String parameters = method.getParameters().stream().map(VariableTree::toString).map(one -> one.replaceAll("^/\\*missing\\*/ ?", ""))
                .collect(Collectors.joining(", "));
        return Objects.requireNonNull(method.getReturnType()) + " " + method.getName() + "(" + parameters + ")";
    }

    private static String tags(DocCommentTree comment) {
        StringBuilder tags = new StringBuilder();
        for (DocTree tag : comment.getBlockTags()) {
            Optional<String> line = switch (tag) {
                case ParamTree param -> Optional.of("`" + param.getName() + "`: " + text(param.getDescription()));
                case ReturnTree returned -> Optional.of("returns " + text(returned.getDescription()));
                case ThrowsTree thrown -> Optional.of("throws `" + thrown.getExceptionName() + "` " + text(thrown.getDescription()));
                default -> Optional.empty();
            };
            line.ifPresent(text -> tags.append("- ").append(text.replace("\n", " ")).append('\n'));
        }
        return tags.isEmpty() ? "" : "\n" + tags;
    }

    /** Returns Javadoc as Markdown: paragraphs, lists, emphasis and code; line ends of a paragraph are spaces. */
    private static String text(List<? extends DocTree> trees) {
        StringBuilder text = new StringBuilder();
        for (DocTree tree : trees) {
            switch (tree) {
                case TextTree plain -> text.append(plain.getBody().replaceAll("\\s+", " "));
                case LiteralTree literal -> text.append('`').append(literal.getBody().getBody()).append('`');
                case LinkTree link ->
                    text.append('`').append(link.getReference().getSignature().replace('#', '.').replaceFirst("^\\.", "")).append('`');
                case ValueTree value ->
                    text.append('`').append(value.getReference() == null ? "" : value.getReference().getSignature().replace("#", ""))
                            .append('`');
                case EntityTree entity -> text.append('&').append(entity.getName()).append(';');
                case StartElementTree start -> text.append(switch (start.getName().toString()) {
                    case "p", "ul" -> "\n\n";
                    case "li" -> "\n- ";
                    case "em" -> "*";
                    default -> "";
                });
                case EndElementTree end ->
                    text.append(end.getName().contentEquals("em") ? "*" : end.getName().contentEquals("ul") ? "\n\n" : "");
                default -> text.append(tree);
            }
        }
        return text.toString().strip().replaceAll("[ \t]+\n", "\n").replaceAll("\n[ \t]+", "\n").replaceAll("\n{3,}", "\n\n");
    }
}
