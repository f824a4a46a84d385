-- Why: a disease of a specialty is referred by the specialist hospital of that specialty, any other
-- by a general hospital (S4 第十一条(二)), so what somebody is referred for is part of the application.

alter table filing add column referral_diagnosis text check (referral_diagnosis <> '');
