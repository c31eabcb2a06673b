package org.axonmark.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goal beside a program that notes how it was called and ends as it is told. */
class GateMojoTest {

    @TempDir
    private Path folder = Path.of("");

    private final GateMojo goal = new GateMojo();

    @BeforeEach
    void configure() throws Exception {
        Path program = folder.resolve("axonmark");
        Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\" > '" + folder + "/called'\nexit $(cat '" + folder + "/code')\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("my.jar"), "a JAR");
        set("program", program.toFile());
        set("candidate", folder.resolve("my.jar").toFile());
        set("history", folder.resolve("history").toFile());
        set("out", folder.resolve("out").toFile());
        set("tasks", List.of("functions/numeric", "functions/strings"));
        ends(0);
    }

    private void set(String field, Object value) throws ReflectiveOperationException {
        Field parameter = GateMojo.class.getDeclaredField(field);
        parameter.setAccessible(true);
        parameter.set(goal, value);
    }

    private void ends(int code) throws IOException {
        Files.writeString(folder.resolve("code"), Integer.toString(code));
    }

    @Test
    void program_isCalledWithWhatIsSet() throws Exception {
        set("folder", new File("/project"));
        set("baseline", List.of("HTTPS://board.example/results/e1", "base.json", "/other/base.json"));
        set("strict", true);
        set("accept", true);
        goal.execute();
        assertThat(Files.readAllLines(folder.resolve("called"))).containsExactly("gate", folder + "/my.jar", "--history",
                folder + "/history",
                "--out", folder + "/out", "--isolation", "full", "--timing-minutes", "5", "--task", "functions/numeric", "--task",
                "functions/strings", "--baseline", "HTTPS://board.example/results/e1", "--baseline", "/project/base.json", "--baseline",
                "/other/base.json", "--strict", "--accept");
    }

    @Test
    void regression_failsTheBuild_andOtherEndsAreErrors() throws IOException {
        ends(1);
        assertThatThrownBy(goal::execute).isInstanceOf(MojoFailureException.class).hasMessageContaining("got worse", "gate.md");
        ends(6);
        assertThatThrownBy(goal::execute).isInstanceOf(MojoFailureException.class).hasMessageContaining("could not decide");
        ends(4);
        assertThatThrownBy(goal::execute).isInstanceOf(MojoExecutionException.class).hasMessageContaining("exit code 4");
    }

    @Test
    void whatIsMissing_isNamed() throws Exception {
        set("candidate", folder.resolve("none.jar").toFile());
        assertThatThrownBy(goal::execute).isInstanceOf(MojoExecutionException.class).hasMessageContaining("none.jar", "package");
        set("skip", true);
        assertThatCode(goal::execute).doesNotThrowAnyException();
        set("skip", false);
        set("candidate", folder.resolve("my.jar").toFile());
        set("program", folder.resolve("my.jar").toFile());
        assertThatThrownBy(goal::execute).isInstanceOf(MojoExecutionException.class).hasMessageContaining("axonmark.program");
        set("program", folder.resolve("axonmark").toFile());
        set("tasks", List.of());
        assertThatThrownBy(goal::execute).isInstanceOf(MojoExecutionException.class).hasMessageContaining("no task is named");
    }
}
