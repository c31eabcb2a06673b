-- Which evaluation's result a newer scorer is to make anew, and that scorer's version; empty and 0 where somebody asked for an evaluation.
alter table evaluation_order add column rederives varchar(26) default '' not null;
alter table evaluation_order add column scorer integer default 0 not null;
-- Which evaluation a newer scorer made the result of; empty if it is of an evaluation of its own.
alter table result add column rederives varchar(26) default '' not null;
create index result_by_evaluation on result (rederives);
