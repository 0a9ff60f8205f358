create table understudy.database_identity (
  one      boolean primary key default true check (one),
  identity uuid    not null default gen_random_uuid()
);
insert into understudy.database_identity default values;

comment on table understudy.database_identity is 'One row that tells this database from any other, so that no index goes on in the wrong one';
