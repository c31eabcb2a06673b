-- Id of the registered agent key that signed the result; empty if none did.
alter table result add column agent varchar(16) default '' not null;
