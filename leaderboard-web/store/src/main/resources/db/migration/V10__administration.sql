-- A locked account cannot log in, and its tokens do nothing.
alter table account add column locked timestamp(6) with time zone;

-- Evaluations within the quota's period that differ from the usual number; an empty account or task means all.
create table quota (
    account varchar(64) not null,
    task varchar(96) not null,
    orders integer not null,
    primary key (account, task)
);

-- Names of deleted accounts, as sums: nobody can take them and be mistaken for whoever had them.
create table account_gone (
    name_sum varchar(64) not null primary key
);
