#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Writes data/profiles/tuyen-quang/sites.json from the CSV files of this folder.

    python3 data/make-profile.py            write it
    python3 data/make-profile.py --check    fail if the committed file is not what would be written

Component sites: every department whose superior is the provincial People's Committee (public units such as the university
excepted), and every commune and ward. Persons, telephone numbers, e-mail addresses and decisions of component sites are
invented and say so; the decision of the portal is the one the regulation names (Article 2.1).
"""
import csv
import json
import re
import sys
from pathlib import Path

DATA = Path(__file__).resolve().parent
PROFILE = DATA / "profiles" / "tuyen-quang"
PROVINCE = "tỉnh Tuyên Quang"
COMMITTEE = "UBND tỉnh"
DEPARTMENT_KINDS = {"office", "department", "inspectorate", "management_board"}
INVENTED = "(minh họa)"


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def category_tree(template):
    """The categories of one template, children under their parents, in the order of the file."""
    tree, by_slug = [], {}
    for row in rows(PROFILE / "categories.csv"):
        if row["template"] != template:
            continue
        node = {"slug": row["slug"], "name": row["name"], "children": []}
        by_slug[row["slug"]] = node
        (by_slug[row["parent"]]["children"] if row["parent"] else tree).append(node)
    return tree


def site(kind, slug, host_label, body, short_name, unit_code, number, managing_body, responsible, address, theme):
    return {
        "slug": slug, "kind": kind, "host_label": host_label,
        "name": f"Trang thông tin điện tử {body['named']}",
        "official_name": body["official"],
        "short_name": short_name, "unit_code": unit_code,
        "established_number": f"{number:03d}/QĐ-UBND {INVENTED}", "established_on": "2025-07-01",
        "managing_body": managing_body, "responsible_person": f"{responsible} {INVENTED}",
        "address": address, "phone": f"0207 000 {number:04d}", "email": f"{host_label}@tuyenquang.example",
        "licence": "", "theme": theme,
    }


def departments():
    chosen = [row for row in rows(DATA / "reference" / "departments.csv")
              if row["superior"] == COMMITTEE and row["kind"] in DEPARTMENT_KINDS]
    for number, row in enumerate(chosen, start=1):
        official = row["name"]
        if official.endswith(" tỉnh"):
            official = f"{official} Tuyên Quang"
        elif not re.search(r"Tuyên Quang|UNESCO", official):
            official = f"{official} {PROVINCE}"
        yield site("department", row["slug"], row["slug"], {"named": row["name"], "official": official}, row["short_name"],
                   row["code"], number, official, "Nguyễn Văn Mẫu, thủ trưởng cơ quan", "Phường Minh Xuân, " + PROVINCE, "blue")


def communes():
    units = rows(DATA / "administrative-units" / "tuyen-quang.csv")
    slugs = [unit["slug"].replace("_", "-") for unit in units]
    for number, (unit, slug) in enumerate(zip(units, slugs), start=101):
        if slugs.count(slug) > 1:   # two units of one name: the kind tells them apart, then the code
            slug = {"Xã": "xa", "Phường": "phuong"}[unit["kind"]] + "-" + slug + "-" + unit["code"]
        named = unit["kind"].lower() + " " + unit["name"]
        committee = f"Ủy ban nhân dân {named}"
        yield site("commune", slug, slug.replace("-", ""), {"named": named, "official": committee}, unit["full_name"],
                   unit["code"], number, committee, f"Trần Thị Thí Dụ, Phó Chủ tịch Ủy ban nhân dân {unit['kind'].lower()}",
                   f"{unit['full_name']}, {PROVINCE}", "green")


def profile():
    return {
        "portal": {
            "slug": "tuyen-quang",
            "name": "Cổng thông tin điện tử tỉnh Tuyên Quang",
            "official_name": "Ủy ban nhân dân tỉnh Tuyên Quang",
            "short_name": "Tuyên Quang",
            "established_number": "90/QĐ-UBND", "established_on": "2011-03-25",
            "managing_body": "Văn phòng Ủy ban nhân dân tỉnh Tuyên Quang",
            "responsible_person": f"Nguyễn Văn Ví Dụ, Trưởng Ban Biên tập {INVENTED}",
            "address": "Phường Minh Xuân, tỉnh Tuyên Quang",
            "phone": "0207 000 0000", "email": "banbientap@tuyenquang.example",
            "licence": f"Giấy phép số 000/GP-TTĐT {INVENTED}",
            "theme": "red", "unit_code": "08",
            "categories": category_tree("portal"),
        },
        "departments": {"categories": category_tree("departments")},
        "communes": {"categories": category_tree("communes")},
        "sites": [*departments(), *communes()],
    }


def main():
    text = json.dumps(profile(), ensure_ascii=False, indent=1) + "\n"
    target = PROFILE / "sites.json"
    if "--check" in sys.argv[1:]:
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            sys.exit("data/profiles/tuyen-quang/sites.json is not what data/make-profile.py writes; run it without --check")
        return
    target.write_text(text, encoding="utf-8")
    print(f"{target.relative_to(DATA.parent)}: {len(profile()['sites'])} component sites")


if __name__ == "__main__":
    main()
