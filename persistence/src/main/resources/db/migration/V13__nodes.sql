-- Who serves, and what each node says of a revision that another one activates.

create table understudy.node (
  name       varchar(100) primary key,
  instance   uuid        not null,
  started_at timestamptz not null,
  seen_at    timestamptz not null
);

create table understudy.deployment_node (
  deployment_id bigint       not null references understudy.deployment (id) on delete cascade,
  node          varchar(100) not null,
  instance      uuid         not null,
  state         varchar(20)  not null check (state in ('READY', 'FAILED', 'SERVING')),
  complaint     text,
  at            timestamptz  not null default now(),
  primary key (deployment_id, node)
);

-- Each node listens to what the others do; what it hears only makes it look earlier than it would have by itself.
create function understudy.tell_of_deployment() returns trigger language plpgsql as $$
begin
  perform pg_notify('understudy_deployment', coalesce(new.node, ''));
  return null;
end $$;

create trigger deployment_tells after insert or update of state on understudy.deployment
  for each row execute function understudy.tell_of_deployment();
create trigger deployment_node_tells after insert or update of state on understudy.deployment_node
  for each row execute function understudy.tell_of_deployment();

comment on table understudy.node is 'servers that have served and not been stopped in good order; one that was killed is no longer seen';
comment on column understudy.node.instance is 'of the process; another one with the same name is the same node started again';
comment on column understudy.node.seen_at is 'its last sign of life, by the database''s clock';
comment on table understudy.deployment_node is 'what the nodes say of a revision that another node activates';
comment on column understudy.deployment_node.state is 'READY: loaded and warm; FAILED: cannot be served there; SERVING: each call there is served by it';
comment on column understudy.deployment_node.complaint is 'why it cannot be served, or what its golden examples say against it';
