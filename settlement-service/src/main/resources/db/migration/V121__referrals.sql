-- 5304 (转院信息查询) shows why and where to a person was referred, which 2501 or the application said
-- and filing-service now tells of with the filing. A copy beside the filing's, replaced with it.

create table filing_referral (
    filing_id      text    primary key,
    version        integer not null check (version > 0),
    diagnosis_code text    not null,
    diagnosis_name text    not null,
    condition      text    not null,
    referred_by    text    not null,
    referred_to    text    not null,
    referred_name  text    not null,
    referred_on    date,
    reason         text    not null
);
