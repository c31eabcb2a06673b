package org.axonmark.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The rooms of the product, the arrows that are allowed between them, and what no room may do. */
class RoomsTest {

    private static final Path ROOT = Path.of(System.getProperty("axonmark.root"));
    private static final Pattern MODULE = Pattern.compile("<module>(.*)</module>");
    private static final Pattern SUITE_NAME = Pattern.compile("\"(" + String.join("|", Room.SUITES) + ")(/[^\"]*)?\"");

    /** Folders of modules that have code of their own besides tests. */
    private static final List<Path> MODULES = modules();

    /** All classes but those that JMH makes around benchmarks. */
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/jmh_generated/"))
            .importPaths(MODULES.stream().map(module -> module.resolve("target/classes")).toList());

    @ParameterizedTest
    @FieldSource("org.axonmark.architecture.Room#ALL")
    void room_usesItsAllowedArrowsOnly(Room room) {
        classes().that().resideInAPackage(room.packages())
                .should().onlyDependOnClassesThat().resideInAnyPackage(room.allowed())
                .allowEmptyShould(true)
                .check(PRODUCT);
    }

    @Test
    void everyClass_livesInARoom() {
        classes().should().resideInAnyPackage(Room.ALL.stream().map(Room::packages).toArray(String[]::new)).check(PRODUCT);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching("org.axonmark.(**)").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void packages_areNamedBySubject() {
        noClasses().should().resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..", "..misc..").check(PRODUCT);
    }

    @Test
    void packages_areNullMarked() {
        List<String> unmarked = PRODUCT.stream().map(JavaClass::getPackage).distinct()
                .filter(one -> !one.isAnnotatedWith(NullMarked.class)).map(JavaPackage::getName).sorted().toList();
        assertThat(unmarked).as("packages without @NullMarked in their package-info.java").isEmpty();
    }

    @Test
    void roomsForAllSuites_knowNoneByName() throws IOException {
        noClasses().that()
                .resideInAnyPackage(Room.WITHOUT_SUITES.stream().map(room -> "org.axonmark." + room + "..").toArray(String[]::new))
                .should().dependOnClassesThat().resideInAnyPackage(Room.SUITES.stream()
                        .flatMap(suite -> Stream.of("org.axonmark." + suite + "..", "org.axonmark.spi." + suite + ".."))
                        .toArray(String[]::new))
                .check(PRODUCT);
        List<String> named = new ArrayList<>();
        int read = 0;
        for (Path module : MODULES) {
            for (Path source : sources(module)) {
                if (Room.WITHOUT_SUITES.stream().anyMatch(room -> source.toString().contains("/org/axonmark/" + room + "/"))) {
                    read++;
                    SUITE_NAME.matcher(Files.readString(source)).results().forEach(found -> named.add(source + ": " + found.group()));
                }
            }
        }
        assertThat(named).as("suites named in texts").isEmpty();
        assertThat(read).as("sources read").isGreaterThan(50);
    }

    /** The worker's standard output is the link or a probe's answer; a peer's is its measurement. Both are programs of their own. */
    @Test
    void onlyTheCommandLine_printsAndEndsTheProcess() {
        noClasses().that().resideOutsideOfPackages("org.axonmark.cli..", "org.axonmark.worker..", "org.axonmark.jmh..")
                .should().accessField(System.class, "out")
                .orShould().accessField(System.class, "err")
                .orShould().callMethod(System.class, "exit", int.class)
                .orShould().callMethod(Runtime.class, "exit", int.class)
                .orShould().callMethod(Runtime.class, "halt", int.class)
                .orShould().callMethod(Throwable.class, "printStackTrace")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.lang.IO")
                .check(PRODUCT);
    }

    /** All randomness of truth comes from a seed by HMAC; secrets come from SecureRandom. */
    @Test
    void otherRandomNumbers_areNotDrawn() {
        noClasses().should().dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom|random\\..*)")
                .orShould().callMethod(Math.class, "random")
                .orShould().callMethod(StrictMath.class, "random")
                .orShould().callMethod(Collections.class, "shuffle", List.class)
                .check(PRODUCT);
    }

    @Test
    void scan_sawEveryModule() {
        assertThat(MODULES).hasSizeGreaterThanOrEqualTo(15);
        List<String> seen = PRODUCT.stream().map(JavaClass::getName).toList();
        for (Path module : MODULES) {
            // By name, not by place: a submission may pack the classes of another, and one of the two is seen.
            Path root = module.resolve("src/main/java");
            List<String> written = sources(module).stream().map(source -> root.relativize(source).toString())
                    .filter(name -> !name.endsWith("package-info.java"))
                    .map(name -> name.replace(".java", "").replace('/', '.')).toList();
            assertThat(seen).as("classes of " + module).containsAll(written);
            assertThat(written).as("sources of " + module).isNotEmpty();
        }
    }

    private static List<Path> modules() {
        try {
            return MODULE.matcher(Files.readString(ROOT.resolve("pom.xml"))).results()
                    .map(found -> ROOT.resolve(found.group(1)))
                    .filter(module -> Files.isDirectory(module.resolve("src/main/java")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> sources(Path module) {
        try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
