-- What users say of answers by what they do and tell, and what that makes of the answers: labels to train on.

create table understudy.feedback (
  key          uuid        primary key,
  prediction   uuid        not null,
  predicted_at timestamptz not null,
  kind         text        not null check (kind in ('label', 'rating', 'accept', 'share', 'click', 'modify', 'skip', 'requery')),
  rating       smallint    check (rating between 1 and 5),
  label        text,
  at           timestamptz not null,
  received_at  timestamptz not null default now(),
  model        text,
  version      text,
  predicted    text,
  has_input    boolean     not null default false,
  due          timestamptz
);

create index feedback_model on understudy.feedback (model, predicted_at, prediction);
create index feedback_prediction on understudy.feedback (predicted_at, prediction);
create index feedback_due on understudy.feedback (due) where due is not null;

comment on table understudy.feedback is 'What users said of predictions; it goes with their records';
comment on column understudy.feedback.key is 'of its id, or of what makes it the same feedback: reported twice, it is kept once';
comment on column understudy.feedback.predicted_at is 'the time inside the prediction''s id';
comment on column understudy.feedback.label is 'the right one, of kind label';
comment on column understudy.feedback.at is 'when the user said so, not before the prediction';
comment on column understudy.feedback.model is 'this and the next three are of the prediction''s record; null until it is there';
comment on column understudy.feedback.predicted is 'the label that was answered; null for none';
comment on column understudy.feedback.has_input is 'whether the record keeps the input: without it nothing can be trained on';
comment on column understudy.feedback.due is 'when to look for the prediction''s record again; null once it is there';

create table understudy.feedback_rule (
  name  text   primary key,
  value float8 not null
);

comment on table understudy.feedback_rule is 'The settings understudy.feedback.weight-… and new-label-units, as the node had them that started last';

create table understudy.version_label (
  version text not null,
  model   text not null,
  label   text not null,
  primary key (version, label)
);
create index version_label_model on understudy.version_label (model, label);

comment on table understudy.version_label is 'The labels that versions can answer, written when a version has come into service';

create table understudy.erasure (
  id          uuid        primary key,
  at          timestamptz not null default now(),
  by          text        not null,
  predictions bigint      not null,
  inputs      bigint      not null,
  feedback    bigint      not null,
  exposures   bigint      not null,
  outcomes    bigint      not null
);

comment on table understudy.erasure is 'That somebody''s personal data were erased, how much, and by whom; not whose';

-- What a summary of an answer says of its label; out_of_scope is one like the others.
create function understudy.predicted_label(output jsonb) returns text language sql immutable parallel safe return
  case when output -> 'out_of_scope' = 'true' then 'out_of_scope' else output ->> 'label' end;

create function understudy.text_of_input(input jsonb) returns text language sql immutable parallel safe return
  case jsonb_typeof(input) when 'string' then input #>> '{}' else input ->> 'text' end;

-- Right labels that no version of their model can answer. A model of whose labels nothing is known has none.
create view understudy.new_label as
select f.model, f.label, count(distinct p.unit) as units, min(f.at) as since
from understudy.feedback f
  cross join lateral (select unit from understudy.prediction where at = f.predicted_at and id = f.prediction limit 1) p
where f.kind = 'label' and f.label <> 'out_of_scope'
  and exists (select from understudy.version_label v where v.model = f.model)
  and not exists (select from understudy.version_label v where v.model = f.model and v.label = f.label)
group by f.model, f.label;

comment on view understudy.new_label is 'Right labels that no version of their model can answer';
comment on column understudy.new_label.units is 'who named them; from the setting understudy.feedback.new-label-units on they are trained on';

-- One row for each prediction with feedback that says something of its label: a right label before a rating, a rating
-- before what is implied, and of equals the latest. The model is among what is distinct so that a condition on it reaches
-- the table.
create view understudy.feedback_verdict as
select v.*,
  case when v.label is null then 'no_label' when not v.has_input then 'no_input'
    when n.units < (select value from understudy.feedback_rule where name = 'new_label_units') then 'new_label' end as unusable
from (
  select distinct on (f.model, f.predicted_at, f.prediction)
    f.model, f.predicted_at, f.prediction, f.version, f.kind, f.rating, case f.kind when 'label' then f.label else f.predicted end as label,
    r.value as weight, f.predicted, f.has_input, f.at, f.received_at
  from understudy.feedback f
    join understudy.feedback_rule r on r.name = case f.kind when 'rating' then 'rating_' || f.rating else f.kind end
  where f.model is not null and r.value <> 0
  order by f.model, f.predicted_at, f.prediction, case f.kind when 'label' then 1 when 'rating' then 2 else 3 end,
    f.at desc, f.received_at desc, f.key desc) v
  left join understudy.new_label n on v.kind = 'label' and n.model = v.model and n.label = v.label;

comment on view understudy.feedback_verdict is 'What the feedback on each prediction comes to';
comment on column understudy.feedback_verdict.weight is 'how sure it is, by the settings; below 0: it is not this label';
comment on column understudy.feedback_verdict.unusable is 'why it cannot be trained on: no_label, no_input, new_label; null if it can';

create view understudy.labelled_prediction as
select v.model, v.prediction as prediction_id, understudy.text_of_input(p.input) as text, p.input, v.label, v.weight, v.kind, v.at, v.version, p.unit,
  v.predicted, v.received_at
from understudy.feedback_verdict v join understudy.prediction p on p.at = v.predicted_at and p.id = v.prediction
where v.unusable is null and p.input is not null;

comment on view understudy.labelled_prediction is 'What can be trained on: one row for each prediction whose feedback comes to a label and whose input is kept';
comment on column understudy.labelled_prediction.weight is 'of the label as a training example, up to 1; below 0: the input is not of this label';
comment on column understudy.labelled_prediction.unit is 'personal: user, session or request';

create view reporting.feedback_daily as
with given as (
  select model, version, (predicted_at at time zone 'UTC')::date as day, count(*) as feedback, count(distinct prediction) as with_feedback,
    count(*) filter (where kind = 'label') as labels, count(*) filter (where kind = 'rating') as ratings, avg(rating)::float8 as mean_rating,
    count(*) filter (where kind = 'accept') as accepts, count(*) filter (where kind = 'share') as shares, count(*) filter (where kind = 'click') as clicks,
    count(*) filter (where kind = 'modify') as modifies, count(*) filter (where kind = 'skip') as skips, count(*) filter (where kind = 'requery') as requeries
  from understudy.feedback where model is not null group by 1, 2, 3),
verdicts as (
  select model, version, (predicted_at at time zone 'UTC')::date as day, count(*) filter (where kind = 'label' and predicted is not null) as judged,
    count(*) filter (where kind = 'label' and label = predicted) as agreeing, count(*) filter (where unusable is null) as usable
  from understudy.feedback_verdict group by 1, 2, 3),
called as (
  select model, version, day, sum(calls) as calls from (
    select model, version, day, calls from understudy.prediction_day union all select model, version, day, calls from understudy.prediction_growth) c
  group by 1, 2, 3)
select g.model, g.version, g.day, c.calls::bigint as predictions, g.with_feedback, g.with_feedback / nullif(c.calls, 0)::float8 as coverage, g.feedback,
  g.labels, g.ratings, g.mean_rating, g.accepts, g.shares, g.clicks, g.modifies, g.skips, g.requeries,
  coalesce(v.judged, 0) as judged, coalesce(v.agreeing, 0) as agreeing, v.agreeing / nullif(v.judged, 0)::float8 as accuracy, coalesce(v.usable, 0) as usable_labels
from given g left join verdicts v using (model, version, day) left join called c using (model, version, day)
order by g.model, g.version, g.day;

comment on view reporting.feedback_daily is 'What users said of each version''s predictions, by the day (UTC) of the prediction';
comment on column reporting.feedback_daily.judged is 'predictions of a label for which the right one was told';
comment on column reporting.feedback_daily.accuracy is 'the share of those that were right';
comment on column reporting.feedback_daily.usable_labels is 'predictions that can be trained on, those with a negative weight included';

do $$
begin
  if exists (select from pg_roles where rolname = 'understudy_reporting') then perform reporting.grant_access(); end if;
end $$;
