"""A story of so many invented incidents, always the same: 40 towns, 21 days, a third of them with a duration."""
import hashlib
import json
import random
import zipfile

STORY = "seeded"
MADE = 1640995200000
CATEGORIES = [("fire", "Fire", "Feu", "dots"), ("flood", "Flood", "Crue", "waves"), ("fight", "Fight", "Combat", "cross")]


def story():
    return {
        "title": {"en": "Seeded", "fr": "Semé"}, "timeZone": "UTC", "extent": "2022-01-01/2022-01-21", "languages": ["en", "fr"],
        "categories": [{"id": id, "label": {"en": en, "fr": fr}, "colour": "#336699", "pattern": pattern}
                       for id, en, fr, pattern in CATEGORIES]}


def incidents(count):
    dice = random.Random(7)
    towns = [(dice.uniform(50, 80), dice.uniform(42, 54)) for _ in range(40)]
    for i in range(count):
        day = dice.randint(1, 21)
        when = "2022-01-%02d" % day
        if dice.random() < 1 / 3:
            when += "/2022-01-%02d" % min(21, day + dice.randint(0, 3))
        town = dice.randrange(40)
        yield {
            "id": f"one-{i}", "when": when,
            "at": [round(towns[town][0] + dice.gauss(0, 0.2), 5), round(towns[town][1] + dice.gauss(0, 0.2), 5)],
            "category": dice.choice(CATEGORIES)[0], "status": dice.choice(["reported", "confirmed", "claimed"]),
            "actors": [f"Actor {dice.randrange(200)}"],
            "title": {"en": f"Incident {i} near town {town}", "fr": f"Incident {i} près de la ville {town}"},
            "summary": {"en": "What happened there on that day, as two witnesses told it.",
                        "fr": "Ce qui arriva ce jour-là, selon deux témoins."},
            "sources": [{"publisher": f"Agency {dice.randrange(30)}", "title": f"Report {i}", "url": f"https://example.org/{i}"}]}


def documents(count):
    """Each with its number in the log, and what it is a part of."""
    yield 1, "story", STORY, story()
    for seq, incident in enumerate(incidents(count), 2):
        yield seq, "incidents", incident["id"], incident


def changes(count):
    for seq, part, id, document in documents(count):
        yield {"seq": seq, "story": STORY, "collection": part, "item": id, "kind": "created", "revision": 1,
               "after_document": text(document), "author": "seed", "at": MADE, "visible": True, "batch": 1}


def items(count):
    for seq, part, id, document in documents(count):
        yield {"story": STORY, "collection": part, "id": id, "revision": 1, "published_revision": 1,
               "document": text(document), "created_seq": seq, "changed_seq": seq, "updated": MADE}


def text(document):
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def archive(count, file):
    """As the command `restore` takes it: a folder of so many would have to be read as one text."""
    tables = []
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zipped:
        for table, rows in [("change_log", changes(count)), ("item", items(count)), ("account", [])]:
            digest, number = hashlib.sha256(), 0
            with zipped.open(f"{table}.jsonl", "w", force_zip64=True) as out:
                for number, row in enumerate(rows, 1):
                    line = (text(row) + "\n").encode()
                    digest.update(line)
                    out.write(line)
            tables.append({"table": table, "rows": number, "sha256": digest.hexdigest()})
        made = "2022-01-01T00:00:00Z"
        zipped.writestr("manifest.json", text(
            {"format": 1, "version": "seed", "made": made, "head": count + 1, "headAt": made, "tables": tables}))
