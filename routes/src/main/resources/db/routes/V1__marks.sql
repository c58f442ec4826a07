-- How far each polling route has come.
create table route_mark (
    route_id text        not null,
    name     text        not null,
    value    text        not null,
    moved_at timestamptz not null default now(),
    primary key (route_id, name)
);
