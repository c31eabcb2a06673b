package org.axonmark.board.store;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;

import org.axonmark.board.Flag;
import org.axonmark.board.accounts.Role;
import org.axonmark.board.moderation.Dispute;
import org.axonmark.board.moderation.Entry;
import org.axonmark.board.moderation.KeptModeration;

/** Flags, disputes, roles and the moderation log in the board's database. Writes are taken one at a time, for each line of the log follows from the last. */
final class ModerationStore implements KeptModeration {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Transactions transactions;

    ModerationStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Flag> flags() {
        return transactions.of(entities -> entities.createQuery("from FlagEntity where lifted is null order by since, id", FlagEntity.class)
                .getResultList().stream().map(FlagEntity::toFlag).toList());
    }

    @Override
    public List<Flag> flagsEver() {
        return transactions.of(entities -> entities.createQuery("from FlagEntity order by since, id", FlagEntity.class)
                .getResultList().stream().map(FlagEntity::toFlag).toList());
    }

    @Override
    public void set(Flag flag, Entry.Done line) {
        write(line, entities -> entities.persist(new FlagEntity(flag)));
    }

    @Override
    public boolean lift(String flag, Entry.Done line) {
        return writeIf(line, entities -> {
            FlagEntity kept = entities.find(FlagEntity.class, flag, LockModeType.PESSIMISTIC_WRITE);
            if (kept == null || kept.lifted != null) {
                return false;
            }
            kept.lifted = line.at().atOffset(ZoneOffset.UTC);
            return true;
        });
    }

    @Override
    public void note(Entry.Done line) {
        write(line, _ -> {});
    }

    @Override
    public List<Entry> log(int below, int most) {
        return transactions
                .of(entities -> entities.createQuery("from EntryEntity where number < ?1 order by number desc", EntryEntity.class)
                        .setParameter(1, below).setMaxResults(most).getResultList().stream().map(EntryEntity::toEntry).toList());
    }

    @Override
    public Optional<String> owner(String submission) {
        return transactions.of(entities -> Optional.ofNullable(entities.find(SubmissionOwnerEntity.class, submission))
                .map(owner -> owner.account));
    }

    @Override
    public List<String> versionsOf(String account) {
        return transactions.of(entities -> entities
                .createQuery("select v.coordinates from SubmissionVersionEntity v, SubmissionOwnerEntity o"
                        + " where o.account = ?1 and v.coordinates like concat(o.submission, ':%') order by v.coordinates", String.class)
                .setParameter(1, account).getResultList());
    }

    @Override
    public Optional<Instant> publicFrom(String coordinates) {
        return transactions.of(entities -> entities.createQuery("from ResultEntity where coordinates = ?1", ResultEntity.class)
                .setParameter(1, coordinates).getResultList().stream()
                .map(result -> result.publicFrom == null ? Instant.EPOCH : result.publicFrom.toInstant()).min(Instant::compareTo)
                .or(() -> entities.createQuery("from OrderEntity where coordinates = ?1", OrderEntity.class).setParameter(1, coordinates)
                        .getResultList().stream().map(order -> order.toOrder().publicFrom().orElse(Instant.EPOCH))
                        .min(Instant::compareTo)));
    }

    @Override
    public Set<Role> roles(String account) {
        return transactions.of(entities -> {
            Set<Role> roles = EnumSet.noneOf(Role.class);
            entities.createQuery("select role from RoleEntity where account = ?1", String.class).setParameter(1, account).getResultList()
                    .forEach(role -> roles.add(Role.valueOf(role)));
            return roles;
        });
    }

    @Override
    public void give(String account, Role role, Entry.Done line) {
        write(line, entities -> entities.merge(new RoleEntity(account, role.name(), line.at())));
    }

    @Override
    public void take(String account, Role role, Entry.Done line) {
        write(line, entities -> Optional.ofNullable(entities.find(RoleEntity.class, new RoleEntity.Key(account, role.name())))
                .ifPresent(entities::remove));
    }

    @Override
    public void open(Dispute dispute, Entry.Done line) {
        write(line, entities -> {
            entities.persist(new DisputeEntity(dispute));
            for (int i = 0; i < dispute.messages().size(); i++) {
                entities.persist(new MessageEntity(dispute.id(), i + 1, dispute.messages().get(i)));
            }
        });
    }

    @Override
    public Optional<Dispute> dispute(String id) {
        return transactions.of(entities -> Optional.ofNullable(entities.find(DisputeEntity.class, id))
                .map(dispute -> dispute.toDispute(entities
                        .createQuery("from MessageEntity where dispute = ?1 order by number", MessageEntity.class).setParameter(1, id)
                        .getResultList().stream().map(MessageEntity::toMessage).toList())));
    }

    @Override
    public List<Dispute> disputes(Optional<String> evaluation, int most) {
        return transactions.of(entities -> {
            TypedQuery<DisputeEntity> query = entities.createQuery("from DisputeEntity "
                    + (evaluation.isPresent() ? "where evaluation = ?1 " : "") + "order by opened desc, id", DisputeEntity.class);
            evaluation.ifPresent(id -> query.setParameter(1, id));
            List<DisputeEntity> found = query.setMaxResults(most).getResultList();
            List<MessageEntity> first = found.isEmpty() ? List.of()
                    : entities.createQuery("from MessageEntity where number = 1 and dispute in ?1", MessageEntity.class)
                            .setParameter(1, found.stream().map(one -> one.id).toList()).getResultList();
            return found.stream().map(one -> one.toDispute(first.stream().filter(message -> message.dispute.equals(one.id))
                    .map(MessageEntity::toMessage).toList())).toList();
        });
    }

    @Override
    public int opened(String account, Instant after) {
        return count("select count(*) from DisputeEntity where account = ?1 and opened > ?2", account, after);
    }

    @Override
    public int said(String account, Instant after) {
        return count("select count(*) from MessageEntity where account = ?1 and at > ?2", account, after);
    }

    @Override
    public synchronized void say(String dispute, Dispute.Message message) {
        transactions.of(entities -> {
            add(entities, dispute, message);
            return true;
        });
    }

    @Override
    public boolean decide(String dispute, Dispute.State state, Dispute.Message reason, Entry.Done line) {
        return writeIf(line, entities -> {
            DisputeEntity kept = entities.find(DisputeEntity.class, dispute, LockModeType.PESSIMISTIC_WRITE);
            if (kept == null || !kept.state.equals(Dispute.State.OPEN.name())) {
                return false;
            }
            kept.state = state.name();
            add(entities, dispute, reason);
            return true;
        });
    }

    /** Adds a line to the log, within a transaction of whoever holds this. */
    static void append(EntityManager entities, Entry.Done line) {
        EntryEntity last = entities.createQuery("from EntryEntity order by number desc", EntryEntity.class).setMaxResults(1)
                .getResultList().stream().findFirst().orElse(null);
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        entities.persist(new EntryEntity(Entry.after(last == null ? Entry.BEGIN : last.sum, last == null ? 1 : last.number + 1, line,
                HexFormat.of().formatHex(salt))));
    }

    /** Changes something and adds the line that tells of it. */
    synchronized void write(Entry.Done line, Consumer<EntityManager> change) {
        writeIf(line, entities -> {
            change.accept(entities);
            return true;
        });
    }

    private synchronized boolean writeIf(Entry.Done line, Function<EntityManager, Boolean> change) {
        return transactions.of(entities -> {
            boolean changed = change.apply(entities);
            if (changed) {
                append(entities, line);
            }
            return changed;
        });
    }

    private static void add(EntityManager entities, String dispute, Dispute.Message message) {
        Integer last = entities.createQuery("select max(number) from MessageEntity where dispute = ?1", Integer.class)
                .setParameter(1, dispute).getSingleResult();
        entities.persist(new MessageEntity(dispute, last == null ? 1 : last + 1, message));
    }

    private int count(String query, String account, Instant after) {
        return transactions.of(entities -> entities.createQuery(query, Long.class).setParameter(1, account)
                .setParameter(2, after.atOffset(ZoneOffset.UTC)).getSingleResult().intValue());
    }
}
