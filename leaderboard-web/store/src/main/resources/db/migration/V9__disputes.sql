-- Problems that somebody reported with a row, in public.
create table dispute (
    id varchar(26) not null primary key,
    evaluation varchar(26) not null,
    coordinates varchar(128) not null,
    task varchar(96) not null,
    account varchar(64) not null,
    opened timestamp(6) with time zone not null,
    state varchar(16) not null
);

create index dispute_by_evaluation on dispute (evaluation);
create index dispute_by_account on dispute (account, opened);

-- What was said about them; the last line of one that is decided is the reason.
create table dispute_message (
    dispute varchar(26) not null,
    number integer not null,
    at timestamp(6) with time zone not null,
    account varchar(64) not null,
    capacity varchar(16) not null,
    text varchar(4000) not null,
    primary key (dispute, number)
);

create index message_by_account on dispute_message (account, at);
