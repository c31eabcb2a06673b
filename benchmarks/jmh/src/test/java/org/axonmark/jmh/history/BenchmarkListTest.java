package org.axonmark.jmh.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.axonmark.jmh.RankingRule;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;

/** JMH's annotation processor has run: without it a build is green, and there is nothing to measure. */
class BenchmarkListTest {

    @Test
    void list_namesEveryBenchmark_andTheCodeAroundEachIsThere() throws Exception {
        Path classes = classes();
        assertThat(classes.resolve("META-INF/BenchmarkList")).isRegularFile();
        Set<String> benchmarks = new TreeSet<>();
        for (Class<?> type : types(classes)) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Benchmark.class)) {
                    benchmarks.add(type.getName() + "." + method.getName());
                    assertThat(classes.resolve(type.getPackageName().replace('.', '/') + "/jmh_generated/" + type.getSimpleName()
                            + "_" + method.getName() + "_jmhTest.class")).isRegularFile();
                }
            }
        }
        assertThat(benchmarks).hasSizeGreaterThanOrEqualTo(8).contains("org.axonmark.jmh.RankingRule.rank");
        benchmarks.removeIf(name -> name.contains(".timing.")); // a submission's, not the product's
        assertThat(JmhRuns.methods(List.of(".*"))).containsExactlyElementsOf(benchmarks);
    }

    @Test
    void expression_choosesByPartOfAName() {
        assertThat(JmhRuns.methods(List.of("NetworkPasses.forward$", "rank"))).containsExactly("org.axonmark.jmh.NetworkPasses.forward",
                "org.axonmark.jmh.RankingRule.rank");
        assertThat(JmhRuns.methods(List.of("NoSuch"))).isEmpty();
    }

    /** The folder or JAR's folder of what was compiled; a build that tests has compiled to a folder. */
    private static Path classes() throws URISyntaxException {
        URL place = Objects.requireNonNull(RankingRule.class.getProtectionDomain().getCodeSource()).getLocation();
        return Path.of(place.toURI());
    }

    private static List<Class<?>> types(Path classes) throws IOException, ClassNotFoundException {
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes.resolve("org/axonmark/jmh"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".class") && !one.toString().contains("jmh_generated")).toList()) {
                String name = classes.relativize(file).toString().replace('/', '.');
                types.add(Class.forName(name.substring(0, name.length() - ".class".length()), false, RankingRule.class.getClassLoader()));
            }
        }
        return types;
    }
}
