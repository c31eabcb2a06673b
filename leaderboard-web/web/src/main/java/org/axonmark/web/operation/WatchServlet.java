package org.axonmark.web.operation;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.axonmark.board.operation.Report;
import org.axonmark.web.Startup;

/**
 * {@code /api/v1/metrics} as OpenMetrics text; {@code /livez}, which answers as long as the application does; {@code /readyz}, which answers 200 while the database
 * does too. Nothing here names an account, a submission or an agent.
 */
public final class WatchServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(WatchServlet.class.getName());
    private static final double NANOS = 1e9;

    /** Called by the server. */
    public WatchServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        switch (request.getServletPath()) {
            case "/livez" -> send(response, 200, "text/plain;charset=utf-8", "live\n");
            case "/readyz" -> {
                boolean ready = isReady();
                send(response, ready ? 200 : 503, "text/plain;charset=utf-8",
                        ready ? "ready\n" : "the database does not answer; the board's log says more\n");
            }
            default -> send(response, 200, OpenMetrics.TYPE, metrics());
        }
    }

    private boolean isReady() {
        try {
            Startup.board(getServletContext()).newest(1);
            return true;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the board is not ready", e);
            return false;
        }
    }

    private String metrics() {
        Report report = Startup.operation(getServletContext()).report();
        OpenMetrics out = new OpenMetrics();
        Traffic.of(getServletContext()).write(out);
        out.family("axonmark_orders", "gauge", "Orders that have not ended, by state.");
        out.sample("axonmark_orders", report.waiting(), "state", "waiting");
        out.sample("axonmark_orders", report.running(), "state", "running");
        out.family("axonmark_oldest_wait_seconds", "gauge", "How long the oldest waiting order waits; 0 if none does.");
        out.sample("axonmark_oldest_wait_seconds", seconds(report.oldestWait().orElse(Duration.ZERO)));
        out.family("axonmark_leases", "gauge", "Orders in the hands of an agent.");
        out.sample("axonmark_leases", report.running());
        out.family("axonmark_agents_seen", "gauge", "Agents heard of within a time before the last report.");
        out.sample("axonmark_agents_seen", seen(report, Duration.ofMinutes(1)), "within", "1m");
        out.sample("axonmark_agents_seen", seen(report, Duration.ofHours(1)), "within", "1h");
        out.family("axonmark_orders_ended", "counter", "Orders that ended, by end state, of all times.");
        report.ends().forEach(ends -> out.sample("axonmark_orders_ended_total", ends.count(), "state", ends.state()));
        out.family("axonmark_results", "gauge", "Results that the board holds.");
        report.results().stream().filter(one -> one.endedBy().isEmpty()).forEach(one -> out.sample("axonmark_results", one.count(),
                "suite", one.suite(), "standing", one.standing().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        out.family("axonmark_failures", "gauge", "Results that ended by a fault of the submission or a refusal.");
        report.results().stream().filter(one -> !one.endedBy().isEmpty()).forEach(one -> out.sample("axonmark_failures", one.count(),
                "suite", one.suite(), "code", one.endedBy().replace(' ', '-')));
        out.family("axonmark_jvm_memory_bytes", "gauge", "Memory of the server's Java virtual machine.");
        memory(out, "heap", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage());
        memory(out, "nonheap", ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage());
        out.family("axonmark_uptime_seconds", "gauge", "Time since the board was started.");
        out.sample("axonmark_uptime_seconds", seconds(Duration.between(report.started(), report.at())));
        return out.end();
    }

    private static void memory(OpenMetrics out, String area, MemoryUsage usage) {
        out.sample("axonmark_jvm_memory_bytes", usage.getUsed(), "area", area, "kind", "used");
        out.sample("axonmark_jvm_memory_bytes", usage.getCommitted(), "area", area, "kind", "committed");
        if (usage.getMax() >= 0) {
            out.sample("axonmark_jvm_memory_bytes", usage.getMax(), "area", area, "kind", "most");
        }
    }

    private static long seen(Report report, Duration within) {
        return report.agents().stream().filter(agent -> !agent.at().plus(within).isBefore(report.at())).count();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS;
    }

    private static void send(HttpServletResponse response, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
