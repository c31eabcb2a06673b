package org.axonmark.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rooms of the product and the arrows that are allowed between them. */
class RoomsTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.axonmark");

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "spi, -", "results, tools.jackson", "task, spi results", "link, spi", "inspect, results ai.onnx com.google.protobuf",
        "worker, spi link ai.onnxruntime", "engine, spi task results inspect link", "datasets, results org.tukaani",
        "eeg, spi task results datasets", "hypothesis, -", "functions, spi task results datasets hypothesis",
        "cli, engine inspect results task datasets picocli",
        "board, results inspect jakarta.persistence org.hibernate org.flywaydb com.zaxxer org.h2 tools.jackson"
    })
    void room_usesItsAllowedArrowsOnly(String room, @org.jspecify.annotations.Nullable String allowed) {
        List<String> packages = new ArrayList<>(List.of(
                "java..", "javax..", "org.jspecify..", "org.axonmark." + room, "org.axonmark." + room + ".."));
        if (allowed != null) {
            for (String one : allowed.split(" ", -1)) {
                packages.add((one.contains(".") || one.equals("picocli") ? one : "org.axonmark." + one) + "..");
            }
        }
        classes().that().resideInAnyPackage("org.axonmark." + room, "org.axonmark." + room + "..")
                .should().onlyDependOnClassesThat().resideInAnyPackage(packages.toArray(String[]::new))
                .check(PRODUCT);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching("org.axonmark.(**)").should().beFreeOfCycles().check(
                new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.axonmark.engine", "org.axonmark.datasets.edf", "org.axonmark.link", "org.axonmark.inspect"));
    }

    @Test
    void onlyTheCommandLine_printsAndEndsTheProcess() {
        noClasses().that().resideOutsideOfPackages("org.axonmark.cli..", "org.axonmark.worker..")
                .should().accessField(System.class, "out")
                .orShould().accessField(System.class, "err")
                .orShould().callMethod(System.class, "exit", int.class)
                .check(PRODUCT);
    }

    @Test
    void otherRandomNumbers_areNotDrawn() {
        noClasses().should().dependOnClassesThat().haveNameMatching("java\\.util\\.(Random|SplittableRandom)").check(PRODUCT);
    }

    @Test
    void scan_sawTheProduct() {
        for (String room : List.of("spi", "results.format", "task", "inspect", "link", "worker", "engine.run", "datasets", "eeg",
                "hypothesis", "functions.generator", "cli", "board")) {
            assertThat(PRODUCT.stream().anyMatch(type -> type.getPackageName().startsWith("org.axonmark." + room))).as(room).isTrue();
        }
    }
}
