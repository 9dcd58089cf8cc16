# SPDX-License-Identifier: AGPL-3.0-or-later
"""many_articles.py copy CORE_DB UNTIL: copies the live articles of a core store that nobody serves until there are so many, which takes a second
where publishing them takes minutes. The log does not know of them: a rebuild shows them. Tells how many there are, the numbers of the originals by their external_id, and the last number.
many_articles.py count LIVE_DB: how many a live store shows."""
import json
import sqlite3
import sys


def insert(db, table, which, changed, bound):
    """Rows of the table, here `t`, once more for each n.k; `changed` says what stands in columns that differ."""
    names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    values = [changed.get(name, f"t.{name}") for name in names]
    db.execute(f"WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < :times) "
               f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(values)} FROM {table} t, n WHERE {which}", bound)


def copy(core, until):
    db = sqlite3.connect(core)
    there, step = db.execute("SELECT count(*), max(id) FROM items WHERE kind = 'article' AND state = 'live'").fetchone()
    bound = {"step": step, "times": (until - 1) // there}
    # Ids of editions are large random numbers; a copy's is the small one of its item.
    insert(db, "editions", "t.id IN (SELECT live_edition_id FROM items)", {"id": "t.item_id + n.k * :step", "item_id": "t.item_id + n.k * :step"}, bound)
    insert(db, "items", "t.kind = 'article' AND t.state = 'live'",
           {"id": "t.id + n.k * :step", "live_edition_id": "t.id + n.k * :step", "external_id": "NULL"}, bound)
    db.execute("UPDATE item_counter SET last = (SELECT max(id) FROM items)")
    db.commit()
    numbers = db.execute("SELECT external_id, id FROM items WHERE kind = 'article' AND external_id IS NOT NULL").fetchall()
    return json.dumps({"all": there * (bound["times"] + 1), "numbers": dict(numbers), "last": step * (bound["times"] + 1)})


def count(live):
    return sqlite3.connect(f"file:{live}?mode=ro", uri=True).execute("SELECT count(*) FROM live_articles").fetchone()[0]


if __name__ == "__main__":
    print(copy(sys.argv[2], int(sys.argv[3])) if sys.argv[1] == "copy" else count(sys.argv[2]))
