-- An agreement (医保协议) that ends has a last day: a stay that was admitted while it held may be finished,
-- whoever is asked and whenever, which "ended" alone cannot say.

alter table institution add column agreement_until date;
