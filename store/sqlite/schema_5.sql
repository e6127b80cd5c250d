-- Format 5: what memories of the archive are brought up to date by, and events in short.

ALTER TABLE reports ADD COLUMN told INTEGER NOT NULL DEFAULT 0; -- stand.n after the change that made its entries last
CREATE INDEX reports_told ON reports (told);
ALTER TABLE nodes ADD COLUMN moved INTEGER NOT NULL DEFAULT 0; -- stand.n after the change that put it into another group
CREATE INDEX nodes_moved ON nodes (moved) WHERE moved > 0;

CREATE TABLE deeds (n INTEGER PRIMARY KEY, deed BLOB NOT NULL); -- one an event, see shorten
CREATE INDEX nodes_joined ON nodes (node, grp) WHERE node <> grp; -- most nodes are a group by themselves
CREATE INDEX nodes_others ON nodes (grp) WHERE node <> grp;
