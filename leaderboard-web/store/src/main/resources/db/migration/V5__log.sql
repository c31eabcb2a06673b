-- What happened to an order, and what its agents said.
create table order_line (
    order_id varchar(26) not null,
    number integer not null,
    attempt integer not null,
    at timestamp(6) with time zone not null,
    text varchar(400) not null,
    primary key (order_id, number)
);
