package org.axonmark.board.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.persistence.EntityManager;

import org.axonmark.board.accounts.Role;
import org.axonmark.board.accounts.Session;
import org.axonmark.board.moderation.Dispute;
import org.axonmark.board.moderation.Entry;
import org.axonmark.board.moderation.KeptAdministration;
import org.axonmark.board.moderation.Person;
import org.axonmark.board.moderation.Quota;
import org.axonmark.results.format.Sha256;

/** What administrators, and people for their own accounts, change in the board's database. */
final class AdministrationStore implements KeptAdministration {

    private final Transactions transactions;
    private final ModerationStore log;

    AdministrationStore(Transactions transactions, ModerationStore log) {
        this.transactions = transactions;
        this.log = log;
    }

    @Override
    public List<Person> people(String part, int most) {
        return transactions.of(entities -> entities
                .createQuery("from AccountEntity where locate(?1, name) > 0 or ?1 = '' order by name", AccountEntity.class)
                .setParameter(1, part).setMaxResults(most).getResultList().stream().map(account -> person(entities, account)).toList());
    }

    @Override
    public Optional<Person> person(String name) {
        return transactions.of(entities -> Optional.ofNullable(entities.find(AccountEntity.class, name))
                .map(account -> person(entities, account)));
    }

    private static Person person(EntityManager entities, AccountEntity account) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        entities.createQuery("select role from RoleEntity where account = ?1", String.class).setParameter(1, account.name).getResultList()
                .forEach(role -> roles.add(Role.valueOf(role)));
        return new Person(account.name, account.created.toInstant(), account.toAccount().locked(), roles,
                count(entities, "SessionEntity", account.name), count(entities, "TokenEntity", account.name));
    }

    private static int count(EntityManager entities, String entity, String account) {
        return entities.createQuery("select count(*) from " + entity + " where account = ?1", Long.class).setParameter(1, account)
                .getSingleResult().intValue();
    }

    @Override
    public void lock(String account, Optional<Instant> since, Entry.Done line) {
        log.write(line, entities -> {
            Optional.ofNullable(entities.find(AccountEntity.class, account))
                    .ifPresent(one -> one.locked = since.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
            if (since.isPresent()) {
                run(entities, "delete from SessionEntity where account = ?1", account);
            }
        });
    }

    @Override
    public void endSessions(String account, Entry.Done line) {
        log.write(line, entities -> run(entities, "delete from SessionEntity where account = ?1", account));
    }

    @Override
    public void revokeTokens(String account, Entry.Done line) {
        log.write(line, entities -> run(entities, "delete from TokenEntity where account = ?1", account));
    }

    @Override
    public List<Quota> quotas() {
        return transactions.of(entities -> entities.createQuery("from QuotaEntity order by account, task", QuotaEntity.class)
                .getResultList().stream().map(QuotaEntity::toQuota).toList());
    }

    @Override
    public void set(Quota quota, Entry.Done line) {
        log.write(line, entities -> entities.merge(new QuotaEntity(quota)));
    }

    @Override
    public void drop(Quota quota, Entry.Done line) {
        log.write(line, entities -> Optional.ofNullable(entities.find(QuotaEntity.class,
                new QuotaEntity.Key(quota.account().orElse(""), quota.task().orElse("")))).ifPresent(entities::remove));
    }

    @Override
    public List<Session> sessions(String account) {
        return transactions.of(entities -> entities
                .createQuery("from SessionEntity where account = ?1 order by begun desc, sum", SessionEntity.class).setParameter(1, account)
                .getResultList().stream().map(SessionEntity::toSession).toList());
    }

    @Override
    public List<Dispute> disputesOf(String account) {
        List<String> ids = transactions.of(entities -> entities
                .createQuery("select d.id from DisputeEntity d where d.account = ?1 or d.id in"
                        + " (select m.dispute from MessageEntity m where m.account = ?1) order by d.opened desc, d.id", String.class)
                .setParameter(1, account).getResultList());
        return ids.stream().flatMap(id -> log.dispute(id).stream()).toList();
    }

    @Override
    public List<Entry> linesOf(String account) {
        return transactions.of(entities -> entities
                .createQuery("from EntryEntity where who = ?1 or subject = ?2 order by number desc", EntryEntity.class)
                .setParameter(1, account).setParameter(2, "account/" + account).getResultList().stream().map(EntryEntity::toEntry)
                .toList());
    }

    @Override
    public void delete(String account, String pseudonym, Sha256 nameSum, Entry.Done line) {
        log.write(line, entities -> {
            for (String entity : List.of("SessionEntity", "TokenEntity", "RoleEntity", "QuotaEntity", "HookEntity",
                    "IdentityEntity")) {
                run(entities, "delete from " + entity + " where account = ?1", account);
            }
            run(entities, "delete from AccountEntity where name = ?1", account);
            for (String entity : List.of("SubmissionOwnerEntity", "OrderEntity", "DisputeEntity", "MessageEntity")) {
                rename(entities, "update " + entity + " set account = ?2 where account = ?1", account, pseudonym);
            }
            // Without its salt nobody can find the name behind the sum that stays.
            rename(entities, "update EntryEntity set who = ?2, salt = '' where who = ?1", account, pseudonym);
            rename(entities, "update EntryEntity set subject = ?2, salt = '' where subject = ?1", "account/" + account,
                    "account/" + pseudonym);
            entities.persist(new GoneEntity(nameSum.hex()));
        });
    }

    private static void run(EntityManager entities, String statement, String account) {
        entities.createQuery(statement).setParameter(1, account).executeUpdate();
    }

    private static void rename(EntityManager entities, String statement, String account, String pseudonym) {
        entities.createQuery(statement).setParameter(1, account).setParameter(2, pseudonym).executeUpdate();
    }
}
