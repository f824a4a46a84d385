-- Why: messages are looked up by msgid, by auditors whatever the institution, and whoever looks up
-- another institution's is audited; so msgid alone must find them.

drop index gateway_message_by_msgid;
create index gateway_message_by_msgid on gateway_message (msgid, id);
