-- Why: some insured regions never pay for what a traffic or medical accident, alcohol, suicide or
-- self-harm cost (S4 第十一条(六)). What brought a patient there is what the hospital said at the
-- admission, and what the patient declared (attachment 3); null if neither said it.

alter table visit add column cause text
    check (cause in ('traffic-accident', 'medical-accident', 'third-party', 'alcohol', 'suicide',
        'self-harm', 'other-injury'));

alter table injury add column cause text
    check (cause in ('traffic-accident', 'medical-accident', 'third-party', 'alcohol', 'suicide',
        'self-harm', 'other-injury'));
