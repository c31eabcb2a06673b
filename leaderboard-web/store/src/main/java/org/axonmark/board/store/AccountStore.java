package org.axonmark.board.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.EntityManager;

import org.axonmark.board.accounts.Account;
import org.axonmark.board.accounts.Identity;
import org.axonmark.board.accounts.KeptAccounts;
import org.axonmark.board.accounts.PersonalToken;
import org.axonmark.board.accounts.Session;
import org.axonmark.board.moderation.Administration;
import org.axonmark.results.format.Sha256;

/** Accounts in the board's database. */
final class AccountStore implements KeptAccounts {

    private final Transactions transactions;

    AccountStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean add(Account account) {
        return transactions.of(entities -> add(entities, account));
    }

    @Override
    public boolean add(Account account, Identity identity) {
        return transactions.of(entities -> {
            boolean added = entities.find(IdentityEntity.class, new IdentityEntity.Key(identity)) == null && add(entities, account);
            if (added) {
                entities.persist(new IdentityEntity(identity, account.name()));
            }
            return added;
        });
    }

    private static boolean add(EntityManager entities, Account account) {
        boolean free = entities.find(AccountEntity.class, account.name()) == null
                && entities.createQuery("from SubmissionOwnerEntity where account = ?1", SubmissionOwnerEntity.class)
                        .setParameter(1, account.name()).setMaxResults(1).getResultList().isEmpty()
                && entities.find(GoneEntity.class, Administration.goneSum(account.name()).hex()) == null;
        if (free) {
            entities.persist(new AccountEntity(account));
        }
        return free;
    }

    @Override
    public Optional<String> account(Identity identity) {
        return transactions.of(entities -> Optional.ofNullable(entities.find(IdentityEntity.class, new IdentityEntity.Key(identity)))
                .map(one -> one.account));
    }

    @Override
    public List<Identity> identities(String account) {
        return transactions.of(entities -> entities
                .createQuery("from IdentityEntity where account = ?1 order by issuer, subject", IdentityEntity.class)
                .setParameter(1, account).getResultList().stream().map(IdentityEntity::toIdentity).toList());
    }

    @Override
    public Optional<Account> account(String name) {
        return transactions.of(entities -> Optional.ofNullable(entities.find(AccountEntity.class, name)).map(AccountEntity::toAccount));
    }

    @Override
    public void changePassword(String name, String hash) {
        transactions.of(entities -> {
            Optional.ofNullable(entities.find(AccountEntity.class, name)).ifPresent(account -> account.password = hash);
            return entities.createQuery("delete from SessionEntity where account = ?1").setParameter(1, name).executeUpdate();
        });
    }

    @Override
    public boolean begin(Session session, Instant endedBefore) {
        return transactions.of(entities -> {
            entities.createQuery("delete from SessionEntity where account = ?1 and seen < ?2").setParameter(1, session.account())
                    .setParameter(2, endedBefore.atOffset(ZoneOffset.UTC)).executeUpdate();
            AccountEntity account = entities.find(AccountEntity.class, session.account());
            boolean isLetIn = account != null && account.locked == null;
            if (isLetIn) {
                entities.persist(new SessionEntity(session));
            }
            return isLetIn;
        });
    }

    @Override
    public Optional<Session> session(Sha256 sum) {
        return transactions.of(entities -> Optional.ofNullable(entities.find(SessionEntity.class, sum.hex()))
                .map(SessionEntity::toSession));
    }

    @Override
    public void seen(Sha256 session, Instant at) {
        transactions.of(entities -> {
            Optional.ofNullable(entities.find(SessionEntity.class, session.hex())).ifPresent(one -> one.seen = at.atOffset(ZoneOffset.UTC));
            return true;
        });
    }

    @Override
    public void end(Sha256 session) {
        transactions.of(entities -> entities.createQuery("delete from SessionEntity where sum = ?1").setParameter(1, session.hex())
                .executeUpdate());
    }

    @Override
    public void add(PersonalToken token) {
        transactions.of(entities -> {
            entities.persist(new TokenEntity(token));
            return true;
        });
    }

    @Override
    public Optional<PersonalToken> token(Sha256 sum) {
        return transactions.of(entities -> Optional.ofNullable(entities.find(TokenEntity.class, sum.hex())).map(TokenEntity::toToken));
    }

    @Override
    public void used(Sha256 token, Instant at) {
        transactions.of(entities -> {
            Optional.ofNullable(entities.find(TokenEntity.class, token.hex())).ifPresent(one -> one.used = at.atOffset(ZoneOffset.UTC));
            return true;
        });
    }

    @Override
    public List<PersonalToken> tokens(String account) {
        return transactions.of(entities -> entities
                .createQuery("from TokenEntity where account = ?1 order by created desc, sum", TokenEntity.class).setParameter(1, account)
                .getResultList().stream().map(TokenEntity::toToken).toList());
    }

    @Override
    public void drop(String account, Sha256 token) {
        transactions.of(entities -> entities.createQuery("delete from TokenEntity where account = ?1 and sum = ?2")
                .setParameter(1, account).setParameter(2, token.hex()).executeUpdate());
    }
}
