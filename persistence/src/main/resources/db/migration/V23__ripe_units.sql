-- A unit of a bandit counts once its time is over, and not before: until then it would stand as one that has not done what
-- the goal asks, and an arm that has just grown has more of those than the others. Units that are counted already stay so.

alter table understudy.exposure_inbox add column due timestamptz not null default now();

comment on column understudy.exposure_inbox.due is 'when the unit may be counted: of a bandit once its time is over, else at once';

create view understudy.bandit as
select id as experiment, (definition #>> '{allocation,window}')::interval as within
from understudy.experiment where definition #>> '{allocation,type}' = 'bandit';

comment on view understudy.bandit is 'How long after its exposure a unit of a bandit counts';

update understudy.exposure_inbox i set due = e.exposed_at + b.within
from understudy.exposure e join understudy.bandit b using (experiment) where e.experiment = i.experiment and e.unit = i.unit;

create index exposure_inbox_due on understudy.exposure_inbox (due);

create or replace function understudy.tell_of_exposures() returns trigger language plpgsql as $$
begin
  insert into understudy.exposure_inbox (experiment, unit, due)
    select m.experiment, m.unit, coalesce(m.exposed_at + b.within, now())
    from met m left join understudy.bandit b using (experiment)
    on conflict do nothing;
  return null;
end $$;

-- The first in time is the unit's exposure, whenever it was written; with it, its time is over sooner. The lock on the
-- inbox's row keeps a pass from taking it before this is committed.
create or replace function understudy.tell_of_moves() returns trigger language plpgsql as $$
begin
  insert into understudy.exposure_inbox as i (experiment, unit, due)
    select m.experiment, m.unit, coalesce(min(m.exposed_at) + b.within, now())
    from met m left join understudy.bandit b using (experiment) group by m.experiment, m.unit, b.within order by 1, 2
    on conflict (experiment, unit) do update set due = least(i.due, excluded.due);
  return null;
end $$;

comment on column understudy.experiment_count.within is 'how long after its exposure a unit counts, with what it did until then; null for from the first moment on, and always';
comment on table understudy.experiment_arm_day is 'Units that count, by the day (UTC) on which they met the arm';
comment on column reporting.experiment_timeline.units is 'that met the arm on that day; of a bandit those that count';
