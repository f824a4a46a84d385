-- Why: whoever settles shares the month and then looks whether it is sealed. The look must come
-- after the lock, and see what was committed while it waited; a function does both in one round trip.

create function enter_month(class integer, number integer, period text) returns boolean
language plpgsql volatile as $$
begin
    perform pg_advisory_xact_lock_shared(class, number);
    return not exists (select 1 from sealed_month s where s.month = period);
end $$;
