# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every source file names the licence in the comment it begins with."""
from tree import Finding

LINE = "SPDX-License-Identifier: AGPL-3.0-or-later"
KINDS = (".cpp", ".hpp", ".py", ".mjs", ".js", ".cjs", ".cmake", ".css")


def check(tree):
    findings = []
    for name, content in tree.files.items():
        is_script = content.startswith(b"#!")
        if not (name.endswith(KINDS) or is_script) or not content.strip():
            continue
        if LINE not in "\n".join(tree.text(name).splitlines()[:20]):
            findings.append(Finding(name, 0, f"lacks the line {LINE}"))
    return findings


BAD = [({"src/a.cpp": "int a;\n"}, "lacks"), ({"bin/a": "#!/bin/sh\n"}, "lacks"), ({"a.py": "\n" * 20 + "# " + LINE}, "lacks")]
GOOD = [{"src/a.cpp": f"// {LINE}\n", "bin/a": f"#!/bin/sh\n# {LINE}\n", "README.md": "text", "checks/__init__.py": ""}]
