create table account (
    name varchar(64) not null primary key,
    password varchar(200) not null,
    created timestamp(6) with time zone not null
);

-- Who is logged in; of the cookie's value only the sum is kept.
create table account_session (
    sum varchar(64) not null primary key,
    account varchar(64) not null,
    begun timestamp(6) with time zone not null,
    seen timestamp(6) with time zone not null
);

create index session_by_account on account_session (account);

-- Personal tokens; only their sums are kept.
create table account_token (
    sum varchar(64) not null primary key,
    account varchar(64) not null,
    title varchar(80) not null,
    scopes varchar(80) not null,
    created timestamp(6) with time zone not null,
    expires timestamp(6) with time zone not null,
    used timestamp(6) with time zone
);

create index token_by_account on account_token (account, created);
