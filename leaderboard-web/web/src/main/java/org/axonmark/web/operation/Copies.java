package org.axonmark.web.operation;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

import org.axonmark.board.operation.Backups;
import org.axonmark.web.Startup;
import org.jspecify.annotations.Nullable;

/** Copies the database when the board's keeper asks, while the application runs; starts after {@link Startup}. */
public final class Copies implements ServletContextListener {

    private static final System.Logger LOG = System.getLogger(Copies.class.getName());

    private @Nullable ScheduledExecutorService copier;

    /** Called by the server. */
    public Copies() {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Backups backups = new Backups(Startup.home(), Startup.store(event.getServletContext())::copyTo);
        copier = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("backup").factory());
        var _ = copier.scheduleWithFixedDelay(() -> {
            try {
                backups.answer();
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "the database could not be copied", e);
            }
        }, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (copier != null) {
            copier.shutdownNow();
        }
    }
}
