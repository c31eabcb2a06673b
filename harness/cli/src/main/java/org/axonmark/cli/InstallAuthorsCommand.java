package org.axonmark.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.axonmark.results.format.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "install-authors", mixinStandardHelpOptions = true,
        description = "Put what authors build against into the local Maven repository, for no registry has it: SPI, testkit, archetype, plug-in.")
final class InstallAuthorsCommand implements Runnable {

    private final Console console;

    @Option(names = "--repository", paramLabel = "FOLDER",
            description = "the local Maven repository; default: what ~/.m2/settings.xml names, else ~/.m2/repository")
    private @Nullable Path repository;

    @Option(names = "--json", description = "print what was written as JSON")
    private boolean json;

    InstallAuthorsCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        AuthorParts parts = AuthorParts.of(Installation.find().program());
        Path into = (repository == null ? LocalRepository.of(Path.of(System.getProperty("user.home"))) : repository).toAbsolutePath()
                .normalize();
        List<Path> written = parts.install(into);
        if (json) {
            List<Json> files = new ArrayList<>();
            written.forEach(file -> files.add(new Json.Str(file.toString())));
            console.json(new Json.Obj(List.of(new Json.Member("repository", new Json.Str(into.toString())),
                    new Json.Member("version", new Json.Str(parts.version())), new Json.Member("files", new Json.Arr(files)))));
            return;
        }
        console.line("wrote %d files, version %s, under %s", written.size(), parts.version(), into.resolve("org/axonmark"));
        AuthorParts.ALL.forEach(part -> console.line("    %-24s %s", part.artifact(), part.what()));
        console.line("a submission to begin with, of the suite eeg, functions, circuits or spiking:");
        console.line("    mvn archetype:generate -B -DarchetypeGroupId=org.axonmark -DarchetypeArtifactId=axonmark-archetype \\");
        console.line("        -DarchetypeVersion=%s -DartifactId=my-model -Dsuite=eeg", parts.version());
        console.line("    cd my-model && mvn verify");
    }
}
