create table submission_version (
    coordinates varchar(128) not null primary key,
    sha256 varchar(64) not null
);

create table result (
    evaluation varchar(26) not null primary key,
    task varchar(96) not null,
    coordinates varchar(128) not null,
    received timestamp(6) with time zone not null,
    standing varchar(16) not null,
    why varchar(1000) not null,
    document text not null
);

create index result_by_task on result (task);
create index result_by_submission on result (coordinates);
