package org.axonmark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.axonmark.results.AxonmarkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What authors build against is found in a checkout and in a distribution, and goes where Maven looks. */
class AuthorPartsTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void checkout_thenDistribution_installTheSame() throws IOException {
        Path checkout = checkout();
        Path carried = folder.resolve("dist/authors");
        assertThat(AuthorParts.of(checkout).install(carried)).hasSize(2 * AuthorParts.ALL.size() - 1);
        AuthorParts parts = AuthorParts.of(folder.resolve("dist"));
        assertThat(parts.version()).isEqualTo("7.1-SNAPSHOT");
        Path repository = folder.resolve("repository");
        Path old = repository.resolve("org/axonmark/axonmark-spi/7.1-SNAPSHOT/axonmark-spi-7.1-SNAPSHOT.jar");
        Files.createDirectories(old.getParent());
        Files.writeString(old, "older");
        for (Path file : parts.install(repository)) {
            assertThat(file).hasSameBinaryContentAs(carried.resolve(repository.relativize(file).toString()));
        }
        assertThat(old).content().isEqualTo("JAR of axonmark-spi");
        assertThat(repository.resolve("org/axonmark/axonmark/7.1-SNAPSHOT")).isDirectoryContaining("glob:**/axonmark-7.1-SNAPSHOT.pom");
    }

    @Test
    void partThatIsNotBuilt_isNamed() throws IOException {
        Path checkout = checkout();
        Files.delete(checkout.resolve("ci/maven-plugin/target/axonmark-maven-plugin-7.1-SNAPSHOT.jar"));
        assertThatThrownBy(() -> AuthorParts.of(checkout).install(folder.resolve("repository"))).isInstanceOf(AxonmarkException.class)
                .hasMessageContaining("axonmark-maven-plugin-7.1-SNAPSHOT.jar' is missing").hasMessageContaining("./axonmark");
        assertThatThrownBy(() -> AuthorParts.of(folder)).isInstanceOf(AxonmarkException.class).hasMessageContaining("./axonmark dist");
    }

    @Test
    void localRepository_isWhatTheSettingsName() throws IOException {
        assertThat(LocalRepository.of(folder)).isEqualTo(folder.resolve(".m2/repository"));
        Path settings = Files.createDirectories(folder.resolve(".m2")).resolve("settings.xml");
        Files.writeString(settings, "<settings><localRepository>${user.home}/my repo</localRepository></settings>");
        assertThat(LocalRepository.of(folder)).isEqualTo(folder.resolve("my repo"));
        Files.writeString(settings, "<settings/>");
        assertThat(LocalRepository.of(folder)).isEqualTo(folder.resolve(".m2/repository"));
        Files.writeString(settings, "<settings><localRepository>${env.WHERE}/x</localRepository></settings>");
        assertThatThrownBy(() -> LocalRepository.of(folder)).isInstanceOf(AxonmarkException.class).hasMessageContaining("--repository");
        Files.writeString(settings, "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]>"
                + "<settings><localRepository>/x&b;</localRepository></settings>");
        assertThatThrownBy(() -> LocalRepository.of(folder)).isInstanceOf(AxonmarkException.class).hasMessageContaining("cannot be read");
        Files.writeString(settings, "<settings>");
        assertThatThrownBy(() -> LocalRepository.of(folder)).isInstanceOf(AxonmarkException.class).hasMessageContaining("mend it");
    }

    private Path checkout() throws IOException {
        Path checkout = folder.resolve("checkout");
        for (AuthorParts.Part part : AuthorParts.ALL) {
            Path module = Files.createDirectories(checkout.resolve(part.module()).resolve("target"));
            Files.writeString(checkout.resolve(part.module()).resolve("pom.xml"),
                    "<project><artifactId>axonmark</artifactId>\n  <version>7.1-SNAPSHOT</version></project>");
            if (!part.module().isEmpty()) {
                Files.writeString(module.resolve(part.artifact() + "-7.1-SNAPSHOT.jar"), "JAR of " + part.artifact());
            }
        }
        return checkout;
    }
}
