-- Format 6: what is told often and would take a look at every row is counted as rows come and go.

ALTER TABLE reports ADD COLUMN bare INTEGER NOT NULL DEFAULT 0; -- 1: it has no entries
UPDATE reports SET bare = NOT EXISTS (SELECT 1 FROM entries e WHERE e.seq = reports.seq);
CREATE INDEX reports_bare ON reports (source) WHERE bare = 1 AND state = 'coded';

CREATE TABLE tallies (what TEXT NOT NULL, word TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (what, word)) WITHOUT ROWID;
INSERT INTO tallies SELECT 'state', state, count(*) FROM reports GROUP BY state;
INSERT INTO tallies SELECT 'copies', '', count(*) - count(DISTINCT seq) FROM copies; -- beyond the first of each report
INSERT INTO tallies SELECT 'entries', kind, count(*) FROM entries GROUP BY kind;
INSERT INTO tallies SELECT 'linked', '', count(*) FROM entries WHERE node IS NOT NULL;
INSERT INTO tallies SELECT 'review', review, count(*) FROM entries WHERE review <> 'none' GROUP BY review;
INSERT INTO tallies SELECT 'groups', kind, count(*) FROM nodes WHERE node = grp GROUP BY kind; -- a group is named by one of its nodes
DROP INDEX nodes_heads;

CREATE TABLE sources (source TEXT PRIMARY KEY, reports INTEGER NOT NULL, undated INTEGER NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL) WITHOUT ROWID; -- days of publication, '' when none is known
INSERT INTO sources SELECT source, count(*), sum(published = ''), coalesce(min(nullif(published, '')), ''), max(published) FROM reports GROUP BY source;

CREATE TRIGGER tally_report AFTER INSERT ON reports BEGIN
  INSERT INTO tallies VALUES ('state', NEW.state, 1) ON CONFLICT DO UPDATE SET n = n + 1;
  INSERT INTO sources VALUES (NEW.source, 1, NEW.published = '', NEW.published, NEW.published) ON CONFLICT DO UPDATE SET reports = reports + 1, undated = undated + excluded.undated,
    first = iif(first = '' OR excluded.first <> '' AND excluded.first < first, excluded.first, first), last = max(last, excluded.last);
END;
CREATE TRIGGER tally_state AFTER UPDATE OF state ON reports WHEN NEW.state <> OLD.state BEGIN
  UPDATE tallies SET n = n - 1 WHERE what = 'state' AND word = OLD.state;
  INSERT INTO tallies VALUES ('state', NEW.state, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER tally_copy AFTER INSERT ON copies WHEN (SELECT count(*) FROM copies WHERE seq = NEW.seq) > 1 BEGIN
  INSERT INTO tallies VALUES ('copies', '', 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER tally_entry AFTER INSERT ON entries BEGIN
  INSERT INTO tallies VALUES ('entries', NEW.kind, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER tally_linked AFTER INSERT ON entries WHEN NEW.node IS NOT NULL BEGIN
  INSERT INTO tallies VALUES ('linked', '', 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER tally_review AFTER INSERT ON entries WHEN NEW.review <> 'none' BEGIN
  INSERT INTO tallies VALUES ('review', NEW.review, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER tally_entry_gone AFTER DELETE ON entries BEGIN
  UPDATE tallies SET n = n - 1 WHERE what = 'entries' AND word = OLD.kind;
  UPDATE tallies SET n = n - 1 WHERE what = 'linked' AND OLD.node IS NOT NULL;
  UPDATE tallies SET n = n - 1 WHERE what = 'review' AND word = OLD.review;
END;
CREATE TRIGGER tally_node AFTER INSERT ON nodes WHEN NEW.node = NEW.grp BEGIN
  INSERT INTO tallies VALUES ('groups', NEW.kind, 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER tally_node_gone AFTER DELETE ON nodes WHEN OLD.node = OLD.grp BEGIN
  UPDATE tallies SET n = n - 1 WHERE what = 'groups' AND word = OLD.kind;
END;
CREATE TRIGGER tally_node_moves AFTER UPDATE OF grp ON nodes WHEN (NEW.node = NEW.grp) <> (OLD.node = OLD.grp) BEGIN
  INSERT INTO tallies VALUES ('groups', NEW.kind, iif(NEW.node = NEW.grp, 1, -1)) ON CONFLICT DO UPDATE SET n = n + excluded.n;
END;

-- How many entries a group of actors has a part in, on whose word apart, and how often reports name it.
CREATE TABLE busy (grp INTEGER PRIMARY KEY, entries INTEGER NOT NULL, mentions INTEGER NOT NULL);
INSERT INTO busy SELECT grp, count(DISTINCT n), 0 FROM parties WHERE side <> 'word' GROUP BY grp;
INSERT INTO busy SELECT nodes.grp, 0, count(*) FROM members m JOIN nodes ON nodes.node = m.node WHERE m.kind = 'actor' AND m.main = 1 GROUP BY nodes.grp
  ON CONFLICT DO UPDATE SET mentions = excluded.mentions;
CREATE INDEX busy_most ON busy (entries DESC, grp);

CREATE TRIGGER busy_part AFTER INSERT ON parties WHEN NEW.side <> 'word' BEGIN
  INSERT INTO busy SELECT NEW.grp, 1, 0 WHERE (SELECT count(*) FROM parties WHERE grp = NEW.grp AND day = NEW.day AND n = NEW.n AND side <> 'word') = 1
    ON CONFLICT DO UPDATE SET entries = entries + 1;
END;
CREATE TRIGGER busy_part_gone AFTER DELETE ON parties WHEN OLD.side <> 'word' BEGIN
  UPDATE busy SET entries = entries - 1 WHERE grp = OLD.grp AND NOT EXISTS (SELECT 1 FROM parties WHERE grp = OLD.grp AND day = OLD.day AND n = OLD.n AND side <> 'word');
END;
CREATE TRIGGER busy_part_moves AFTER UPDATE OF grp ON parties WHEN NEW.grp <> OLD.grp AND NEW.side <> 'word' BEGIN
  UPDATE busy SET entries = entries - 1 WHERE grp = OLD.grp AND NOT EXISTS (SELECT 1 FROM parties WHERE grp = OLD.grp AND day = OLD.day AND n = OLD.n AND side <> 'word');
  DELETE FROM busy WHERE grp = OLD.grp AND entries = 0 AND mentions = 0;
  INSERT INTO busy SELECT NEW.grp, 1, 0 WHERE (SELECT count(*) FROM parties WHERE grp = NEW.grp AND day = NEW.day AND n = NEW.n AND side <> 'word') = 1
    ON CONFLICT DO UPDATE SET entries = entries + 1;
END;
CREATE TRIGGER busy_member AFTER INSERT ON members WHEN NEW.kind = 'actor' AND NEW.main = 1 BEGIN
  INSERT INTO busy SELECT grp, 0, 1 FROM nodes WHERE node = NEW.node ON CONFLICT DO UPDATE SET mentions = mentions + 1;
END;
CREATE TRIGGER busy_member_gone AFTER DELETE ON members WHEN OLD.kind = 'actor' AND OLD.main = 1 BEGIN
  UPDATE busy SET mentions = mentions - 1 WHERE grp = (SELECT grp FROM nodes WHERE node = OLD.node);
  DELETE FROM busy WHERE grp = (SELECT grp FROM nodes WHERE node = OLD.node) AND entries = 0 AND mentions = 0;
END;
CREATE TRIGGER busy_node_moves AFTER UPDATE OF grp ON nodes WHEN NEW.kind = 'actor' AND NEW.grp <> OLD.grp BEGIN
  UPDATE busy SET mentions = mentions - (SELECT count(*) FROM members WHERE node = NEW.node AND main = 1) WHERE grp = OLD.grp;
  INSERT INTO busy SELECT NEW.grp, 0, n FROM (SELECT count(*) AS n FROM members WHERE node = NEW.node AND main = 1) WHERE n > 0 ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions;
  DELETE FROM busy WHERE grp = OLD.grp AND entries = 0 AND mentions = 0;
END;
