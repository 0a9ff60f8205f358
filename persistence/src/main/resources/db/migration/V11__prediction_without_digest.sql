-- An inference that fails before its input has a canonical form has no digest of it, and leaves its record all the same.

alter table understudy.prediction alter column input_digest drop not null;
comment on column understudy.prediction.input_digest is 'SHA-256 of the canonical input; null where the input was refused before it had that form';
