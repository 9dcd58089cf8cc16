# SPDX-License-Identifier: AGPL-3.0-or-later
"""SQL stands in _store and _live files, means the same on SQLite and PostgreSQL, and is never put together from strings."""
import re

from cpp import literals, without_comments
from tree import Finding, line_of

BEGINS = re.compile(r"\s*(SELECT\s|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(UNIQUE\s+)?(TABLE|INDEX|VIEW|DATABASE)\s|"
                    r"ALTER\s+TABLE\s|DROP\s+\w+\s|WITH\s+(RECURSIVE\s+)?\w+\s*(\([^)]*\)\s*)?AS\s|PRAGMA\s|SAVEPOINT\s|VACUUM\b)")
PLACES = re.compile(r"src/db/|src/platform/newsstand/|.*/tests/|.*_(store|live)\.[ch]pp$")
# Beginnings that came before the rule was checked; each is small and the only SQL of its folder.
ALLOWED = {
    "src/platform/identity/identity.cpp": "accounts and sessions: rules and statements of one table each",
    "src/platform/jobs/jobs.cpp": "the queue is its statements",
    "src/platform/audit/audit.cpp": "the trail is its statements",
    "src/platform/access/access.cpp": "three statements on grants",
    "src/platform/site/live_sites.cpp": "the sites' live tables: a _live file by content",
    "src/platform/site/directory.cpp": "reads the sites' live tables into memory",
}
# Words that mean something else, or nothing, on one of the two databases.
FORBIDDEN = [
    (re.compile(r"\bILIKE\b"), "ILIKE"), (re.compile(r"::"), "a cast by ::"), (re.compile(r"\bNOW\s*\(", re.I), "NOW()"),
    (re.compile(r"\b(BIG)?SERIAL\b"), "SERIAL"), (re.compile(r"\bAUTOINCREMENT\b"), "AUTOINCREMENT"),
    (re.compile(r"\bdatetime\s*\(", re.I), "datetime()"), (re.compile(r"\bRANDOM\s*\(", re.I), "RANDOM()"),
    (re.compile(r"\bINSERT\s+OR\b"), "INSERT OR"), (re.compile(r"\bSELECT\s+\*"), "SELECT *"),
    (re.compile(r"\bCURRENT_TIMESTAMP\b"), "CURRENT_TIMESTAMP"), (re.compile(r"\bIFNULL\s*\(", re.I), "IFNULL()"),
    (re.compile(r"\b(TRUE|FALSE)\b"), "TRUE or FALSE"),
]
ONE_DATABASE = re.compile(r"src/db/(postgres_|sqlite_|testing|tests/)")


def check(tree):
    findings = []
    used = set()
    for name in tree.names(".cpp", ".hpp", under="src/"):
        text = tree.text(name)
        for literal in literals(text):
            if not BEGINS.match(literal.text):
                continue
            line = line_of(text, literal.start)
            if not PLACES.match(name):
                if name in ALLOWED:
                    used.add(name)
                else:
                    findings.append(Finding(name, line, "SQL outside a _store or _live file"))
            if not ONE_DATABASE.match(name):
                findings += [Finding(name, line, f"{what} is not the same on both databases")
                             for pattern, what in FORBIDDEN if pattern.search(literal.text)]
            if not ONE_DATABASE.match(name) and "/tests/" not in name and is_built(text, literal):
                findings.append(Finding(name, line, "SQL put together from strings; bind a parameter"))
    for name in tree.names(".sql", under="src/"):
        text = re.sub(r"--[^\n]*", "", tree.text(name))
        findings += [Finding(name, line_of(text, match.start()), f"{what} is not the same on both databases")
                     for pattern, what in FORBIDDEN if (match := pattern.search(text))]
    if len(tree.files) > 20:   # a whole checkout, not a sample
        findings += [Finding(name, 0, "no longer needs its place in ALLOWED of tests/tree/checks/sql.py") for name in ALLOWED.keys() - used]
    return findings


def is_built(text, literal):
    """A value is glued to it, other than a constant of the folder (lower case, no call, no member)."""
    after = without_comments(text)[literal.end:literal.end + 200]
    before = text[max(0, literal.start - 100):literal.start].rstrip()
    if before.endswith("fmt::format("):
        return not re.search(r"static const std::string sql =\s+fmt::format\($", before)   # once a program, so of constants
    glued = re.match(r"\s*\+\s*([^;,]*)", after)
    if not glued:
        return False
    parts = [part.strip() for part in re.split(r"\+", re.sub(r'"(?:[^"\\]|\\.)*"', "", glued.group(1))) if part.strip(" )")]
    return any(not re.fullmatch(r"(std::string\()?[a-z_]+\)*", part) for part in parts)


BAD = [
    ({"src/features/a/a_pages.cpp": 'db.one("SELECT id FROM items WHERE id = :id");'}, "outside a _store"),
    ({"src/features/a/a_actions.cpp": 'db.exec(R"(\n  UPDATE items SET x = 1)");'}, "outside a _store"),
    ({"src/features/a/a_store.cpp": 'db.all("SELECT * FROM items");'}, "SELECT *"),
    ({"src/features/a/a_store.cpp": 'db.all("SELECT id FROM items " "WHERE name ILIKE :x");'}, "ILIKE"),
    ({"src/features/a/a_store.cpp": 'db.all("SELECT id FROM items WHERE name = \'" + form.name() + "\'");'}, "put together"),
    ({"src/features/a/a_store.cpp": 'db.all(fmt::format("SELECT id FROM {}", table));'}, "put together"),
    ({"src/features/a/migrations/0001_a.sql": "CREATE TABLE a (id SERIAL);"}, "SERIAL"),
]
GOOD = [
    {"src/features/a/a_store.cpp": '// SELECT *\ndb.all("SELECT id FROM items WHERE id = :id");\ndb.all("SELECT " + columns + " FROM items");'
                                '\nstatic const std::string sql = fmt::format("SELECT {} FROM items", columns);',
     "src/features/a/a_pages.cpp": 'page.title("SELECTED works"); text("Update your settings");',
     "src/db/postgres_store.cpp": 'exec("SELECT now()::text");'},
]
