-- Counts that stay exact when an exposure comes to light that was earlier than the one that is counted, or an experiment
-- is concluded: what is counted of a unit is known, so that it can be taken out again.

create table understudy.experiment_unit (
  experiment text        not null,
  unit       text        not null,
  arm        text        not null,
  exposed_at timestamptz not null,
  coverage   float8      not null,
  primary key (unit, experiment)
);

comment on table understudy.experiment_unit is 'The units that are counted, with the exposure by which they are';
comment on column understudy.experiment_unit.unit is 'personal: user, session or request, as the experiment says';
comment on column understudy.experiment_unit.coverage is 'with which the arm''s range came to hold the unit''s point';

-- Of the points that a step of a ramp added, each arm has so many: in these proportions its units are expected, however
-- many of those that belong to earlier steps have come.
create table understudy.experiment_arm_step (
  experiment text   not null,
  arm        text   not null,
  coverage   float8 not null,
  above      float8 not null,
  units      bigint not null,
  primary key (experiment, arm, coverage)
);

comment on table understudy.experiment_arm_step is 'Units that met an arm, by the step of the ramp that let them in';
comment on column understudy.experiment_arm_step.above is 'the coverage before it; 0 for the first';

-- Each try that finds no record puts the next one off, so that none of them keeps another waiting.
create table understudy.outcome_waiting (
  key        uuid        primary key,
  batch      bigint      not null,
  prediction uuid        not null,
  since      timestamptz not null default now(),
  due        timestamptz not null default now()
);
create index outcome_waiting_due on understudy.outcome_waiting (due);

comment on table understudy.outcome_waiting is 'Outcomes that wait for the record of their prediction';

insert into understudy.outcome_waiting (key, batch, prediction, since)
  select key, batch, prediction, received_at from understudy.outcome where unit is null and received_at > now() - interval '1 day';
drop index understudy.outcome_without_unit;

comment on column understudy.experiment_count.closed_at is 'when the experiment was concluded: neither an exposure nor an outcome after it counts';

-- The first in time is the unit's exposure, whenever it was written. The lock on the inbox's row keeps a pass from taking
-- it before this is committed.
create function understudy.tell_of_moves() returns trigger language plpgsql as $$
begin
  insert into understudy.exposure_inbox as i (experiment, unit) select distinct experiment, unit from met order by 1, 2
    on conflict (experiment, unit) do update set unit = excluded.unit;
  return null;
end $$;

create trigger exposure_moves after update on understudy.exposure
  referencing new table as met for each statement execute function understudy.tell_of_moves();

-- All is counted again, by these rules.
truncate understudy.experiment_unit_event, understudy.experiment_arm_day, understudy.experiment_event_day, understudy.experiment_pair_day;
update understudy.experiment_count set closed_at = null;
insert into understudy.exposure_inbox (experiment, unit) select experiment, unit from understudy.exposure on conflict do nothing;

-- By the points of the arms' ranges and not by their weights: of a few points, 34 of 100 are no third. Of a bandit, whose
-- weights change, there is no such test; nor is there one while an arm is expected to have fewer than five units, or of hash
-- version 1 in a namespace, whose points and the experiment's are not independent.
create or replace view understudy.experiment_sample_ratio as
select experiment, case when min(expected) >= 5 then reporting.chi_square_p_value(sum((units - expected) ^ 2 / expected), count(*)::integer - 1) end as p_value
from (
  select s.experiment, s.arm, s.units, sum(s.step_units * s.points / nullif(s.all_points, 0)) as expected
  from (
    select r.experiment, r.arm, coalesce(u.units, 0)::float8 as units, t.step_units, p.points, sum(p.points) over (partition by r.experiment, t.coverage) as all_points
    from understudy.experiment_range r
      cross join lateral (
        select coverage, max(above) as above, sum(units)::float8 as step_units from understudy.experiment_arm_step where experiment = r.experiment group by coverage) t
      cross join lateral (
        select understudy.points_below(r.range_start + t.coverage * r.width, r.points)
          - understudy.points_below(r.range_start + t.above * r.width, r.points) as points) p
      left join lateral (
        select sum(units) as units from understudy.experiment_arm_day where experiment = r.experiment and arm = r.arm) u on true
    where r.allocation <> 'bandit' and not (r.hash_version = 1 and r.namespace is not null)) s
  group by s.experiment, s.arm, s.units) a
where expected > 0
group by experiment having count(*) > 1;
