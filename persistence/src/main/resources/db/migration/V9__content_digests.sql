-- By what a repetition of an upload or an import is told from another body under the same key.

alter table understudy.idempotency_key add column content varchar(64);
comment on column understudy.idempotency_key.content is 'SHA-256 of a body that was read as a stream; null for JSON, which the fingerprint covers';

alter table understudy.talent_import add column sha256 varchar(64);
comment on column understudy.talent_import.sha256 is 'of the body of a completed import';
