-- Whose a submission's id is.
create table submission_owner (
    submission varchar(64) not null primary key,
    account varchar(64) not null
);

create table evaluation_order (
    id varchar(26) not null primary key,
    account varchar(64) not null,
    request_key varchar(200) not null,
    coordinates varchar(128) not null,
    sha256 varchar(64) not null,
    task varchar(96) not null,
    received timestamp(6) with time zone not null,
    state varchar(16) not null,
    attempt integer not null,
    agent varchar(64) not null,
    begun timestamp(6) with time zone,
    leased_until timestamp(6) with time zone,
    deadline timestamp(6) with time zone,
    progress varchar(400) not null,
    ended timestamp(6) with time zone,
    end_state varchar(16) not null,
    detail varchar(400) not null,
    evaluation varchar(26) not null,
    unique (account, request_key)
);

create index order_by_state on evaluation_order (state, received);
create index order_by_account on evaluation_order (account, task, received);
