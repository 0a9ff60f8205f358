-- A repeated request gets the first one's ETag, too.

alter table understudy.idempotency_key add column tag varchar(200);
