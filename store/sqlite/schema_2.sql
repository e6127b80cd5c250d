-- Format 2: how the archive stands, and who may do what with it. Accounts, sessions and keys are kept for good too; the log
-- is only ever added to.

CREATE TABLE stand (n INTEGER NOT NULL); -- changes with every report, reading, correction, trouble and feed that is kept
INSERT INTO stand VALUES (1);

CREATE TABLE accounts (name TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID; -- name in small letters
CREATE TABLE sessions (hash TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE, made TEXT NOT NULL, seen TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX sessions_account ON sessions (account);
CREATE TABLE keys (hash TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE, made TEXT NOT NULL, used TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX keys_account ON keys (account);

CREATE TABLE acts (n INTEGER PRIMARY KEY AUTOINCREMENT, who TEXT NOT NULL, body TEXT NOT NULL);
CREATE INDEX acts_who ON acts (who, n);
CREATE TRIGGER acts_stay BEFORE UPDATE ON acts BEGIN SELECT raise(ABORT, 'the log is only added to'); END;
CREATE TRIGGER acts_remain BEFORE DELETE ON acts BEGIN SELECT raise(ABORT, 'the log is only added to'); END;
