-- Why: where clearing's policy says so, a treatment region pays its hospitals before the month is
-- cleared, and the fund stands in for who will owe it. Such a draw names that region: it comes from the
-- money that lies there alone, and its question is known again by it.

alter table draw add column ahead_region text check (ahead_region ~ '^[0-9]{6}$');
