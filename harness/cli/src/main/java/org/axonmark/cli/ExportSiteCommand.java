package org.axonmark.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.axonmark.cli.site.Site;
import org.axonmark.datasets.Catalogue;
import org.axonmark.task.Task;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "export-site", mixinStandardHelpOptions = true,
        description = {
            "Write a board's public pages as a static site that needs no server.",
            "Links are relative: it works from a folder, a memory stick or below any address. Without --board, this machine's board is"
                    + " started for as long as it takes; it must not be running."})
final class ExportSiteCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "DIR", description = "a new or empty folder, or an earlier copy, which is replaced as a whole")
    private Path folder = Path.of("");

    @Option(names = "--board", description = "address of a running board")
    private @Nullable URI board;

    @Option(names = "--home", description = "without --board, the board's folder; default: board in AXONMARK_HOME")
    private @Nullable Path home;

    @Option(names = "--local", description = "without --board, rank rows made without a sandbox among themselves, as serve --local does")
    private boolean local;

    ExportSiteCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (board != null) {
            return write(BoardClient.address(board));
        }
        Site.check(folder);
        Installation installation = Installation.find();
        BoardHome own = new BoardHome(home == null ? installation.home().resolve("board") : home.toAbsolutePath());
        own.writeTasks(Installation.tasks().stream().map(Task::card).toList());
        own.writeDatasets(Catalogue.datasets());
        own.writeSignatures(Installation.signatures());
        try (BoardProcess process = BoardProcess.start(installation.board(), own.folder(), BoardProcess.freePort(), local);
                Stopping _ = new Stopping(process::stop)) {
            console.note("the board is starting; its log is '%s'", own.folder().resolve("server.log"));
            process.ready();
            return write(process.address());
        }
    }

    private int write(URI address) {
        int files = new Site(address, new BoardClient(address)::page, folder).write(console.progress("export-site"));
        console.endProgress();
        console.line("%d files of the board at %s are in '%s'; open %s", files, address, folder, folder.resolve("index.html"));
        return 0;
    }
}
