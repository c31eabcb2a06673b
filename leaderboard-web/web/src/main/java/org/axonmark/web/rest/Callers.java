package org.axonmark.web.rest;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

import org.axonmark.board.hooks.Hooks;
import org.axonmark.web.Startup;
import org.jspecify.annotations.Nullable;

/** Sends ends of orders to accounts' hooks while the application runs; starts after {@link Startup}. */
public final class Callers implements ServletContextListener {

    private static final System.Logger LOG = System.getLogger(Callers.class.getName());
    private static final String HOOKS = Hooks.class.getName();
    private static final int PAUSE_SECONDS = 5;

    private @Nullable ScheduledExecutorService sender;

    /** Called by the server. */
    public Callers() {}

    /** Returns the hooks of an application. */
    public static Hooks hooks(ServletContext application) {
        return (Hooks) application.getAttribute(HOOKS);
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext application = event.getServletContext();
        Hooks hooks = new Hooks(Startup.store(application).hooks(),
                Startup.board(application).isLocal() ? Hooks.Reach.ANY : Hooks.Reach.PUBLIC,
                order -> QueueJson.order(Startup.queue(application).shown(order), Optional.empty()).canonical(), InstantSource.system());
        application.setAttribute(HOOKS, hooks);
        sender = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("hooks").factory());
        var _ = sender.scheduleWithFixedDelay(() -> {
            try {
                hooks.deliver();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "hooks could not be told", e);
            }
        }, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (sender != null) {
            sender.shutdownNow();
        }
        hooks(event.getServletContext()).close();
    }
}
