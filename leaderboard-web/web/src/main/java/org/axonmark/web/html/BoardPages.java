package org.axonmark.web.html;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;

import org.axonmark.board.Board;
import org.axonmark.board.History;
import org.axonmark.board.TaskBoard;
import org.axonmark.web.Startup;
import org.axonmark.web.exports.Addresses;
import org.axonmark.web.exports.Bibtex;

/** Pages about boards: how one came to be, how it is cited, how all of them are doing. */
final class BoardPages {

    private static final String TASKS = "/tasks/";
    private static final String HISTORY = "/history";
    private static final String CITE = "/cite";

    private final ServletContext application;
    private final Board board;

    BoardPages(ServletContext application) {
        this.application = application;
        this.board = Startup.board(application);
    }

    Optional<Pages.Page> at(String path, HttpServletRequest request) {
        if (path.equals("/health")) {
            return Optional.of(HealthView.page(Startup.operation(application).report()));
        }
        if (path.startsWith(TASKS) && path.endsWith(HISTORY)) {
            return board.history(path.substring(TASKS.length(), path.length() - HISTORY.length()), History.day(request.getParameter("on")))
                    .map(history -> history.isToday() ? HistoryView.with(HistoryView.page(history), board.rescored(history.board()),
                            Startup.queue(application).rederivations(history.board().card())) : HistoryView.page(history));
        }
        if (path.startsWith(TASKS) && path.endsWith(CITE)) {
            return board.board(path.substring(TASKS.length(), path.length() - CITE.length()))
                    .map(shown -> citation(shown, Addresses.root(request)));
        }
        return Optional.empty();
    }

    private Pages.Page citation(TaskBoard shown, String root) {
        LocalDate today = Instant.now().atOffset(ZoneOffset.UTC).toLocalDate();
        String id = shown.card().id().toString();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", id);
        values.put("title", shown.card().title());
        values.put("bibtex", Bibtex.of(shown, board.datasets(shown.card()), root, today));
        values.put("frame", "<iframe src=\"%s/embed/%s\" title=\"%s\" width=\"100%%\" height=\"420\" loading=\"lazy\"></iframe>"
                .formatted(root, id, Addresses.escaped("Axonmark: " + shown.card().title())));
        values.put("withoutJson", true);
        return new Pages.Page("cite", "Cite " + shown.card().title(), values);
    }
}
