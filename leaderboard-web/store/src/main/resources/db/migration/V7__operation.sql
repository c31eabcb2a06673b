-- When an order came first and last into an agent's hands, kept when its lease is gone; empty in orders from before this was kept.
alter table evaluation_order add column first_begun timestamp(6) with time zone;
alter table evaluation_order add column last_begun timestamp(6) with time zone;
create index order_by_end on evaluation_order (ended);
-- What a result without a score ended by; empty if it has one, or came before this was kept.
alter table result add column ended_by varchar(24) default '' not null;
