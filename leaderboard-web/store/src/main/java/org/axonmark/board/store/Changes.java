package org.axonmark.board.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.persistence.EntityManagerFactory;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostCommitDeleteEventListener;
import org.hibernate.event.spi.PostCommitInsertEventListener;
import org.hibernate.event.spi.PostCommitUpdateEventListener;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Counts what was committed of results and of flags, so that what was worked out of them is known to hold still. It sees what this process commits, and a board is
 * the only writer of its database.
 */
final class Changes implements PostCommitInsertEventListener, PostCommitUpdateEventListener, PostCommitDeleteEventListener {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, AtomicLong> results = new ConcurrentHashMap<>();
    private final transient AtomicLong flags = new AtomicLong();

    /** Counts from now on. */
    static Changes of(EntityManagerFactory factory) {
        Changes changes = new Changes();
        EventListenerRegistry registry = factory.unwrap(SessionFactoryImplementor.class).getServiceRegistry()
                .requireService(EventListenerRegistry.class);
        registry.appendListeners(EventType.POST_COMMIT_INSERT, changes);
        registry.appendListeners(EventType.POST_COMMIT_UPDATE, changes);
        registry.appendListeners(EventType.POST_COMMIT_DELETE, changes);
        return changes;
    }

    /** Returns a number that was never there before if a result of a task, or any flag, was written since. */
    long of(String task) {
        AtomicLong count = results.get(task);
        return flags.get() + (count == null ? 0 : count.get());
    }

    private void count(Object entity) {
        if (entity instanceof ResultEntity result) {
            results.computeIfAbsent(result.task, key -> new AtomicLong()).incrementAndGet();
        } else if (entity instanceof FlagEntity) {
            flags.incrementAndGet();
        }
    }

    @Override
    public void onPostInsert(PostInsertEvent event) {
        count(event.getEntity());
    }

    @Override
    public void onPostUpdate(PostUpdateEvent event) {
        count(event.getEntity());
    }

    @Override
    public void onPostDelete(PostDeleteEvent event) {
        count(event.getEntity());
    }

    @Override
    public void onPostInsertCommitFailed(PostInsertEvent event) {}

    @Override
    public void onPostUpdateCommitFailed(PostUpdateEvent event) {}

    @Override
    public void onPostDeleteCommitFailed(PostDeleteEvent event) {}

    @Override
    public boolean requiresPostCommitHandling(EntityPersister persister) {
        Class<?> entity = persister.getMappedClass();
        return entity == ResultEntity.class || entity == FlagEntity.class;
    }
}
