-- Until then an order and its result are shown to their owner alone.
alter table evaluation_order add column public_from timestamp(6) with time zone;
alter table result add column public_from timestamp(6) with time zone;
