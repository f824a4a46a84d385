-- 2505 says how the person is reached and who asks in the person's place (经办人). Both are kept as
-- they were said, beside the designation and as unchanging as it is; the agent's number is encrypted
-- like every number of a certificate. Designations from before have no such row: what their messages
-- said was not kept.

create table designation_paper (
    designation_id         text primary key references designation (id),
    phone                  text not null,
    address                text not null,
    memo                   text not null,
    -- Absent if the person asked in person.
    agent_name             text,
    agent_certificate_type text,
    agent_cipher           text,
    agent_index            text,
    agent_key_id           text,
    agent_phone            text,
    agent_address          text,
    agent_relation         text,
    check ((agent_name is null) = (agent_certificate_type is null)),
    check ((agent_name is null) = (agent_phone is null)),
    check ((agent_name is null) = (agent_address is null)),
    check ((agent_name is null) = (agent_relation is null)),
    -- A number only of an agent, and whole.
    check (agent_cipher is null or agent_name is not null),
    check ((agent_cipher is null) = (agent_index is null)),
    check ((agent_cipher is null) = (agent_key_id is null))
);
create trigger designation_paper_is_a_fact before update or delete on designation_paper
    for each row execute function designation_is_a_fact();
