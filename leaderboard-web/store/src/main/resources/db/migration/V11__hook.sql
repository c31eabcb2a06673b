-- Where the board tells an account that an evaluation has ended. The secret signs what is sent, so it is kept itself and not its sum.
create table account_hook (
    account varchar(64) not null primary key,
    url varchar(300) not null,
    secret varchar(80) not null,
    told_until timestamp(6) with time zone not null,
    told_order varchar(26) not null,
    failures integer not null,
    next_try timestamp(6) with time zone not null,
    said varchar(200) not null
);
