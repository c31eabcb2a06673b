-- Flags that somebody set on a version of a submission, or on one of its results; those that were lifted stay.
create table row_flag (
    id varchar(26) not null primary key,
    kind varchar(24) not null,
    coordinates varchar(128) not null,
    evaluation varchar(26) not null,
    reason varchar(1000) not null,
    since timestamp(6) with time zone not null,
    lifted timestamp(6) with time zone
);

create index flag_by_coordinates on row_flag (coordinates);

-- Who may do more than others.
create table account_role (
    account varchar(64) not null,
    role varchar(16) not null,
    since timestamp(6) with time zone not null,
    primary key (account, role)
);

-- What was done to rows, disputes, accounts, agents and rounds: lines are only added. A line's sum binds all lines before it.
create table moderation_line (
    number integer not null primary key,
    at timestamp(6) with time zone not null,
    who varchar(64) not null,
    capacity varchar(16) not null,
    act varchar(24) not null,
    subject varchar(160) not null,
    detail varchar(200) not null,
    reason varchar(1000) not null,
    salt varchar(32) not null,
    shown_from timestamp(6) with time zone not null,
    body_sum varchar(64) not null,
    sum varchar(64) not null
);
