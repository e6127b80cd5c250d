-- Format 1 of an archive. What is kept for good: reports, texts, readings, copies, runs, corrections, troubles, feeds.
-- All other tables are made of these and can be made again (see reindex).

CREATE TABLE runs (run INTEGER PRIMARY KEY, what TEXT NOT NULL, engine TEXT NOT NULL, began TEXT NOT NULL);

CREATE TABLE reports (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL, source TEXT NOT NULL, byline TEXT NOT NULL, published TEXT NOT NULL, language TEXT NOT NULL, url TEXT NOT NULL,
  state TEXT NOT NULL, reason TEXT NOT NULL, run INTEGER NOT NULL, added TEXT NOT NULL,
  from_day INTEGER, to_day INTEGER,          -- of publication
  source_folded TEXT NOT NULL, byline_folded TEXT NOT NULL, url_folded TEXT NOT NULL
);
CREATE INDEX reports_state ON reports (state);
CREATE TABLE texts (seq INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE copies (
  seq INTEGER NOT NULL, name TEXT NOT NULL, given TEXT NOT NULL, title TEXT NOT NULL, source TEXT NOT NULL, url TEXT NOT NULL, published TEXT NOT NULL,
  PRIMARY KEY (seq, name, given, title, source, url, published)
) WITHOUT ROWID;
CREATE INDEX copies_given ON copies (given);
CREATE TABLE readings (seq INTEGER NOT NULL, run INTEGER NOT NULL, record BLOB NOT NULL, PRIMARY KEY (seq, run)); -- deflated JSON, spans in bytes, without the text

CREATE TABLE corrections (n INTEGER PRIMARY KEY, doc TEXT NOT NULL, other TEXT NOT NULL, body TEXT NOT NULL);
CREATE INDEX corrections_other ON corrections (other) WHERE other <> '';
CREATE INDEX corrections_doc ON corrections (doc);
CREATE TABLE troubles (name TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE feeds (url TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;

-- The index: one row an entry of the newest reading with its corrections.
CREATE TABLE terms (term INTEGER PRIMARY KEY, kind TEXT NOT NULL, folded TEXT NOT NULL, UNIQUE (kind, folded)); -- places, issues, channels, measures
CREATE TABLE entries (
  n INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL,
  type TEXT NOT NULL, mode TEXT NOT NULL, cameo TEXT NOT NULL, act TEXT NOT NULL, stance TEXT NOT NULL, modality TEXT NOT NULL,
  measure INTEGER, channel INTEGER, place INTEGER,
  from_day INTEGER, to_day INTEGER,          -- of the entry, else of its report; open ends are query.Never and query.Forever
  day INTEGER NOT NULL,                      -- under which it is sorted
  least REAL, most REAL,                     -- of a toll, figure or group; both NULL also when there is no number
  counted INTEGER NOT NULL,                  -- 1: it has a number
  confidence REAL NOT NULL, review TEXT NOT NULL,
  node INTEGER                               -- what it is the same as, see nodes
);
CREATE INDEX entries_seq ON entries (seq, id);
CREATE INDEX entries_day ON entries (day, n);
CREATE INDEX entries_kind ON entries (kind, day, n);
CREATE INDEX entries_type ON entries (type, day, n);
CREATE INDEX entries_place ON entries (place, day) WHERE place IS NOT NULL;
CREATE INDEX entries_review ON entries (review) WHERE review <> 'none';
CREATE INDEX entries_node ON entries (node) WHERE node IS NOT NULL;
CREATE TABLE entry_bodies (n INTEGER PRIMARY KEY, body TEXT NOT NULL); -- the entry cut out of its record, and its words
CREATE TABLE entry_issues (term INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (term, n)) WITHOUT ROWID;
CREATE INDEX entry_issues_n ON entry_issues (n);
CREATE TABLE entry_countries (country TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (country, n)) WITHOUT ROWID;
CREATE INDEX entry_countries_n ON entry_countries (n);
CREATE VIRTUAL TABLE entry_words USING fts5 (words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE report_words USING fts5 (title, body, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");

-- What is the same across reports. A node is a set of items that no comparison can tell apart; groups are nodes that are linked.
CREATE TABLE digests (seq INTEGER PRIMARY KEY, digest BLOB NOT NULL); -- deflated
CREATE TABLE nodes (
  node INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, signature BLOB NOT NULL UNIQUE,
  grp INTEGER NOT NULL,                      -- the group is named by one of its nodes
  seq INTEGER NOT NULL, item INTEGER NOT NULL -- where one of its items is, for comparing
);
CREATE INDEX nodes_grp ON nodes (grp);
CREATE TABLE node_keys (key INTEGER NOT NULL, node INTEGER NOT NULL, PRIMARY KEY (key, node)) WITHOUT ROWID;
CREATE INDEX node_keys_node ON node_keys (node);
CREATE TABLE members (member INTEGER PRIMARY KEY, seq INTEGER NOT NULL, kind TEXT NOT NULL, entry TEXT NOT NULL, item INTEGER NOT NULL, signature BLOB NOT NULL, main INTEGER NOT NULL, node INTEGER NOT NULL); -- an entry may be several items; main is 1 for the first
CREATE UNIQUE INDEX members_entry ON members (seq, kind, entry, signature);
CREATE INDEX members_node ON members (node);

-- Actors: members of kind actor with their names, and the entries that they have a part in.
CREATE TABLE names (name INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE name_words USING fts5 (words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");
CREATE TABLE actor_names (member INTEGER NOT NULL, name INTEGER NOT NULL, main INTEGER NOT NULL, PRIMARY KEY (member, name)) WITHOUT ROWID;
CREATE TABLE group_names (grp INTEGER NOT NULL, name INTEGER NOT NULL, main INTEGER NOT NULL, uses INTEGER NOT NULL, PRIMARY KEY (grp, name)) WITHOUT ROWID;
CREATE INDEX group_names_name ON group_names (name);
CREATE TABLE actors (member INTEGER PRIMARY KEY, kind TEXT NOT NULL, country TEXT NOT NULL);
CREATE TABLE parties (grp INTEGER NOT NULL, day INTEGER NOT NULL, n INTEGER NOT NULL, side TEXT NOT NULL, member INTEGER NOT NULL, PRIMARY KEY (grp, day, n, side, member)) WITHOUT ROWID;
CREATE INDEX parties_member ON parties (member);
