-- Format 3: searches that people saved. They are kept for good too. The owner is an account in small letters, or '' for the
-- archive itself; numbers are never given again, so that a feed never turns into another.

CREATE TABLE searches (id INTEGER PRIMARY KEY AUTOINCREMENT, owner TEXT NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (owner, name));
