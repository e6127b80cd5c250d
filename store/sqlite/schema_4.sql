-- Format 4: what is asked of an actor is answered by an index alone.

ALTER TABLE parties ADD COLUMN kind TEXT NOT NULL DEFAULT ''; -- of the entry; 'meeting' for events that are one
UPDATE parties SET kind = coalesce((SELECT iif(e.type = 'CONSULT', 'meeting', e.kind) FROM entries e WHERE e.n = parties.n), '');
CREATE INDEX parties_kind ON parties (grp, kind, day, n, side);
CREATE INDEX members_main ON members (node) WHERE main = 1;
CREATE INDEX nodes_heads ON nodes (kind) WHERE node = grp; -- one a group
