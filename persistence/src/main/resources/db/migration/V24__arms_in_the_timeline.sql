-- A version that answers as an experiment's arm serves too.

create or replace view reporting.deployment_timeline as
select d.model, d.number as revision, lower(d.kind) as kind, lower(d.state) as state, d.activated_at as served_from,
  case when d.state <> 'ACTIVE' then d.ended_at end as served_until,
  s.version, v.label, s.percent, d.created_by, d.reason, d.restores as restores_revision, s.experiment, s.arm
from understudy.deployment d
  cross join lateral (
    select share ->> 'version' as version, (share ->> 'basis_points')::numeric / 100 as percent, null as experiment, null as arm
    from jsonb_array_elements(d.split -> 'shares') r (share)
    union all
    select arm ->> 'version',
      100 * (arm ->> 'weight')::numeric * (e.split ->> 'coverage')::numeric
        * coalesce((e.split #>> '{namespace,end}')::numeric - (e.split #>> '{namespace,start}')::numeric, 1),
      e.split ->> 'experiment', arm ->> 'name'
    from jsonb_array_elements(coalesce(d.experiments, '[]')) e (split) cross join lateral jsonb_array_elements(e.split -> 'arms') a (arm)) s
  left join understudy.model_version v on v.id = s.version
where d.activated_at is not null
order by d.model, d.number, s.experiment nulls first, s.percent desc;

comment on view reporting.deployment_timeline is 'Which versions served a model, with which share of its traffic or as which arm, from when to when';
comment on column reporting.deployment_timeline.percent is 'of the units that are in no experiment; of an arm, of all units that the experiment''s rules let in';
