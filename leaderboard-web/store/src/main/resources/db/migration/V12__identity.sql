-- Who somebody is at an OpenID provider, by which an account without a password is entered.
create table account_identity (
    issuer varchar(200) not null,
    subject varchar(255) not null,
    account varchar(64) not null,
    primary key (issuer, subject)
);

create index account_identity_account on account_identity (account);
