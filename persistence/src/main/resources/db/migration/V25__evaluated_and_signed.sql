-- How much worse than what it replaces a version may be, and who signed it.

alter table understudy.model
  add column tolerances        jsonb not null default '[]',
  add column tolerances_set_at timestamp(6) with time zone,
  add column tolerances_set_by varchar(200);

alter table understudy.model_version add column signed_by varchar(63);

comment on column understudy.model.tolerances is 'metrics of the evaluation by which a version that is to serve is compared with the one it replaces, and by how much it may be worse';
comment on column understudy.model_version.signed_by is 'whose Ed25519 signature of the upload was verified';
