package org.axonmark.board.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.axonmark.board.Flag;
import org.axonmark.board.Kept;
import org.axonmark.board.KeptResults;
import org.axonmark.board.accounts.KeptAccounts;
import org.axonmark.board.hooks.KeptHooks;
import org.axonmark.board.moderation.KeptAdministration;
import org.axonmark.board.moderation.KeptModeration;
import org.axonmark.board.operation.KeptFigures;
import org.axonmark.board.queue.KeptOrders;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Sha256;
import org.flywaydb.core.Flyway;

/** The board's database: H2 in a file, or PostgreSQL. Schema changes are applied when it is opened. */
public final class ResultStore implements KeptResults, AutoCloseable {

    private final Optional<EmbeddedFile> file;
    private final HikariDataSource pool;
    private final EntityManagerFactory factory;
    private final Transactions transactions;
    private final ModerationStore moderation;
    private final Changes changes;

    /**
     * Which database.
     *
     * @param url JDBC address
     * @param user its user
     * @param password its password
     */
    public record Database(String url, String user, String password) {

        /** Returns the embedded database in a folder. What is committed is written at once, and {@link EmbeddedFile} finds it after a kill. */
        public static Database embedded(Path folder) {
            return new Database("jdbc:h2:file:" + folder.toAbsolutePath().resolve("board") + ";WRITE_DELAY=0", "board", "");
        }

        /** Tells whether it is a file of this machine. */
        public boolean isEmbedded() {
            return url.startsWith("jdbc:h2:file:");
        }

        @Override
        public String toString() {
            return url;
        }
    }

    /** Opens the database. */
    public ResultStore(Database database) {
        this.file = database.isEmbedded() ? Optional.of(EmbeddedFile.of(database.url())) : Optional.empty();
        file.ifPresent(EmbeddedFile::open);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setDriverClassName(database.url().startsWith("jdbc:h2:") ? "org.h2.Driver" : "org.postgresql.Driver");
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(8);
        this.pool = new HikariDataSource(config);
        try {
            Flyway.configure(ResultStore.class.getClassLoader()).dataSource(pool).load().migrate();
            this.factory = Persistence.createEntityManagerFactory("board", Map.of(
                    "jakarta.persistence.nonJtaDataSource", pool, "hibernate.hbm2ddl.auto", "validate",
                    "hibernate.enhancer.enableLazyInitialization", "false"));
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
        this.transactions = new Transactions(factory);
        this.moderation = new ModerationStore(transactions);
        this.changes = Changes.of(factory);
    }

    /** Returns the hooks of the same database. */
    public KeptHooks hooks() {
        return new HookStore(transactions);
    }

    /** Returns the orders of the same database. */
    public KeptOrders orders() {
        return new OrderStore(transactions);
    }

    /** Returns the counts of the same database. */
    public KeptFigures figures() {
        return new FigureStore(transactions);
    }

    /** Returns the accounts of the same database. */
    public KeptAccounts accounts() {
        return new AccountStore(transactions);
    }

    /** Returns the flags, disputes, roles and the moderation log of the same database. */
    public KeptModeration moderation() {
        return moderation;
    }

    /** Returns accounts and quotas as administrators see them, of the same database. */
    public KeptAdministration administration() {
        return new AdministrationStore(transactions, moderation);
    }

    @Override
    public Kept keep(Kept kept) {
        return transactions.of(entities -> keep(entities, kept));
    }

    @Override
    public List<Kept> ofTask(String task) {
        return list("from ResultEntity where task = ?1 order by received, evaluation", task);
    }

    @Override
    public List<Kept> ofTask(String task, List<Kept> held) {
        Map<String, Kept> known = held.stream().collect(Collectors.toMap(kept -> kept.result().evaluation().id(), kept -> kept));
        return transactions.of(entities -> entities
                .createQuery("select evaluation, received, agent from ResultEntity where task = ?1 order by received, evaluation",
                        Object[].class)
                .setParameter(1, task).getResultList().stream()
                .map(row -> Optional.ofNullable(known.get(row[0])).filter(kept -> isSame(kept, row))
                        .orElseGet(() -> entities.find(ResultEntity.class, row[0]).toKept()))
                .toList());
    }

    /** A document never changes; a signed one may take the place of an unsigned one. */
    private static boolean isSame(Kept kept, Object[] row) {
        return row[1] instanceof OffsetDateTime received && kept.received().equals(received.toInstant())
                && kept.agent().orElse("").equals(row[2]);
    }

    @Override
    public long version(String task) {
        return changes.of(task);
    }

    @Override
    public List<Kept> newest(int most) {
        return transactions.of(entities -> entities.createQuery("from ResultEntity order by received desc, evaluation", ResultEntity.class)
                .setMaxResults(most).getResultList().stream().map(ResultEntity::toKept).toList());
    }

    @Override
    public List<Kept> ofSubmission(String coordinates) {
        return list("from ResultEntity where coordinates = ?1 order by received desc, evaluation", coordinates);
    }

    @Override
    public List<Kept> rederived(String evaluation) {
        return list("from ResultEntity where rederives = ?1 order by received", evaluation);
    }

    @Override
    public Optional<Kept> find(String evaluation) {
        return transactions.of(
                entities -> Optional.ofNullable(entities.find(ResultEntity.class, evaluation)).map(ResultEntity::toKept));
    }

    @Override
    public List<Flag> flags() {
        return moderation.flags();
    }

    @Override
    public List<Flag> flagsEver() {
        return moderation.flagsEver();
    }

    @Override
    public void own(String submission, String account) {
        transactions.of(entities -> {
            if (entities.find(SubmissionOwnerEntity.class, submission) == null) {
                entities.persist(new SubmissionOwnerEntity(submission, account));
            }
            return true;
        });
    }

    @Override
    public Optional<String> owner(String submission) {
        return transactions.of(entities -> Optional.ofNullable(entities.find(SubmissionOwnerEntity.class, submission))
                .map(owner -> owner.account));
    }

    @Override
    public List<String> codeSources() {
        return List.of(EntityManagerFactory.class, org.h2.Driver.class, org.hibernate.SessionFactory.class,
                tools.jackson.core.JsonParser.class)
                .stream()
                .map(type -> type.getName() + " " + type.getProtectionDomain().getCodeSource().getLocation())
                .toList();
    }

    /**
     * Writes a copy of the embedded database as of one instant, while it is used.
     *
     * @throws AxonmarkException if it cannot be written, or the database is not embedded
     */
    public void copyTo(Path zip) {
        try (Connection connection = pool.getConnection();
                PreparedStatement backup = connection.prepareStatement("backup to ?")) {
            backup.setString(1, zip.toAbsolutePath().toString());
            backup.execute();
        } catch (SQLException e) {
            throw new AxonmarkException(ErrorCode.resources("backup-failed"),
                    "the database '" + pool.getJdbcUrl() + "' could not be copied to '" + zip + "': " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        factory.close();
        pool.close();
        file.ifPresent(EmbeddedFile::closed);
    }

    /** Keeps a result within a transaction. */
    static Kept keep(EntityManager entities, Kept kept) {
        String coordinates = kept.result().evaluation().submission().coordinates();
        Sha256 sum = kept.result().evaluation().submission().sha256();
        String evaluation = kept.result().evaluation().id();
        if (kept.agent().isPresent()) {
            bindVersion(entities, coordinates, sum);
        } else {
            checkVersion(entities, coordinates, sum);
        }
        ResultEntity before = entities.find(ResultEntity.class, evaluation);
        if (before != null && before.agent.isEmpty() && kept.agent().isPresent()) {
            entities.remove(before);
            entities.flush();
        } else if (before != null && before.holds(kept)) {
            return before.toKept();
        } else if (before != null) {
            throw new AxonmarkException(ErrorCode.user("evaluation-taken"), "evaluation '" + evaluation
                    + "' is known here with another document; an evaluation has one result: evaluate again for another");
        }
        entities.persist(new ResultEntity(kept));
        return kept;
    }

    /** From now on a version means this JAR. */
    static void bindVersion(EntityManager entities, String coordinates, Sha256 sum) {
        if (!checkVersion(entities, coordinates, sum)) {
            entities.persist(new SubmissionVersionEntity(coordinates, sum.hex()));
        }
    }

    /** Returns whether a version is known, with this JAR. */
    private static boolean checkVersion(EntityManager entities, String coordinates, Sha256 sum) {
        SubmissionVersionEntity known = entities.find(SubmissionVersionEntity.class, coordinates);
        if (known != null && !known.sha256.equals(sum.hex())) {
            throw new AxonmarkException(ErrorCode.user("version-taken"), "version '" + coordinates
                    + "' is known here with SHA-256 " + known.sha256 + ", this JAR has " + sum
                    + "; a version means one JAR for ever: raise the version");
        }
        return known != null;
    }

    private List<Kept> list(String query, String parameter) {
        return transactions.of(entities -> entities.createQuery(query, ResultEntity.class)
                .setParameter(1, parameter)
                .getResultList()
                .stream()
                .map(ResultEntity::toKept)
                .toList());
    }
}
