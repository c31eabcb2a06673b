package org.axonmark.web.rest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.axonmark.board.Board;
import org.axonmark.board.Released;
import org.axonmark.board.Told;
import org.axonmark.board.custody.Custody;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.RoundCommitment;
import org.axonmark.web.Startup;

/** {@code /api/v1/rounds} and {@code /api/v1/custody}: rounds with what checks their commitments, and who can read the truth. */
public final class RoundServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int MOST_LINES = 1000;

    /** Called by the server. */
    public RoundServlet() {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Answers.guard(request, response, List.of("GET", "HEAD"), () -> answer(request, response));
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Board board = Startup.board(getServletContext());
        if (request.getServletPath().endsWith("/custody")) {
            Answers.send(response, 200, custody(board));
            return;
        }
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        if (path.length() <= 1) {
            Answers.send(response, 200, new Json.Arr(board.rounds().stream().<Json>map(RoundServlet::round).toList()));
            return;
        }
        Optional<Told.RoundCard> found =
                board.rounds().stream().filter(round -> round.commitment().hex().equals(path.substring(1))).findFirst();
        if (found.isPresent()) {
            Answers.send(response, 200, released(board, found.orElseThrow()));
        } else {
            Answers.problem(response, 404, "not-found", "this board has no round of this commitment; /api/v1/rounds lists all");
        }
    }

    private static Json.Obj round(Told.RoundCard round) {
        List<Json.Member> members = new ArrayList<>();
        add(members, "task", round.task());
        members.add(new Json.Member("number", new Json.Num(round.number())));
        add(members, "commitment", round.commitment().hex());
        add(members, "commitmentOf", "SHA-256 over the ASCII text '" + RoundCommitment.DOMAIN + "' and the 32 bytes of the seed");
        round.opened().ifPresent(at -> add(members, "opened", at.toString()));
        round.ended().ifPresent(at -> add(members, "ended", at.toString()));
        round.seed().ifPresent(seed -> add(members, "seed", seed));
        round.sealedUntil().ifPresent(day -> add(members, "sealedUntil", day.toString()));
        return new Json.Obj(members);
    }

    /** A round, and while it is sealed what is released of it. */
    private static Json released(Board board, Told.RoundCard round) {
        Json.Obj told = round(round);
        if (!board.isSealed(round)) {
            return told;
        }
        List<Json> released = new ArrayList<>();
        for (Released one : board.released(round)) {
            List<Json.Member> members = new ArrayList<>();
            add(members, "account", one.account());
            add(members, "submission", one.submission());
            members.add(new Json.Member("value", new Json.Num(one.value())));
            add(members, "at", one.at().toString());
            members.add(new Json.Member("evaluations", new Json.Num(one.evaluations())));
            released.add(new Json.Obj(members));
        }
        List<Json.Member> members = new ArrayList<>(told.members());
        members.add(new Json.Member("released", new Json.Arr(released)));
        return new Json.Obj(members);
    }

    private static Json custody(Board board) {
        List<Json> tasks = new ArrayList<>();
        for (Custody.OfTask task : Custody.tasks(board)) {
            tasks.add(new Json.Obj(List.of(new Json.Member("task", new Json.Str(task.card().id().toString())),
                    new Json.Member("truth", new Json.Arr(task.secrets().stream().map(RoundServlet::secret).toList())))));
        }
        List<Json> lines = new ArrayList<>();
        for (Custody.Line line : Custody.log(board, MOST_LINES)) {
            List<Json.Member> members = new ArrayList<>();
            add(members, "at", line.at().toString());
            add(members, "task", line.task());
            members.add(new Json.Member("round", new Json.Num(line.number())));
            add(members, "commitment", line.commitment().hex());
            add(members, "access", line.access().name().toLowerCase(Locale.ROOT));
            if (!line.by().isEmpty()) {
                add(members, "agentKey", line.by());
            }
            line.evaluation().ifPresent(id -> add(members, "evaluation", id));
            lines.add(new Json.Obj(members));
        }
        return new Json.Obj(List.of(new Json.Member("tasks", new Json.Arr(tasks)), new Json.Member("log", new Json.Arr(lines))));
    }

    private static Json secret(Custody.Secret secret) {
        List<Json.Member> members = new ArrayList<>();
        add(members, "what", secret.what());
        members.add(new Json.Member("readers", new Json.Arr(secret.readers().stream()
                .map(reader -> (Json) new Json.Str(reader.name().toLowerCase(Locale.ROOT))).toList())));
        add(members, "why", secret.why());
        return new Json.Obj(members);
    }

    private static void add(List<Json.Member> members, String name, String value) {
        members.add(new Json.Member(name, new Json.Str(value)));
    }
}
