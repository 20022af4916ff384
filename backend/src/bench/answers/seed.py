"""Writes a story folder of so many invented incidents, always the same: 40 towns, 21 days, a third of them with a duration.

    python3 seed.py 100000 data/stories/seeded
"""
import os
import random
import sys

STORY = """title: {en: Seeded, fr: Semé}
timeZone: Asia/Almaty
extent: 2022-01-01/2022-01-21
languages: [en, fr]
categories:
  - {id: fire, label: {en: Fire, fr: Feu}, colour: "#336699", pattern: dots}
  - {id: flood, label: {en: Flood, fr: Crue}, colour: "#993366", pattern: waves}
  - {id: fight, label: {en: Fight, fr: Combat}, colour: "#669933", pattern: dots}
"""

INCIDENT = (
    '- {{id: one-{i}, when: {when}, at: [{x:.5f}, {y:.5f}], category: {category}, status: {status}, actors: ["Actor {actor}"],'
    ' title: {{en: "Incident {i} near town {town}", fr: "Incident {i} près de la ville {town}"}},'
    ' summary: {{en: "What happened there on that day, as two witnesses told it.", fr: "Ce qui arriva ce jour-là, selon deux témoins."}},'
    ' sources: [{{publisher: "Agency {agency}", title: "Report {i}", url: "https://example.org/{i}"}}]}}\n'
)


def main(count, folder):
    dice = random.Random(7)
    towns = [(dice.uniform(50, 80), dice.uniform(42, 54)) for _ in range(40)]
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "story.yaml"), "w", encoding="utf-8") as story:
        story.write(STORY)
    with open(os.path.join(folder, "incidents.yaml"), "w", encoding="utf-8") as incidents:
        for i in range(count):
            day = dice.randint(1, 21)
            when = "2022-01-%02d" % day
            if dice.random() < 1 / 3:
                when += "/2022-01-%02d" % min(21, day + dice.randint(0, 3))
            town = dice.randrange(40)
            incidents.write(INCIDENT.format(
                i=i, when=when, town=town, x=towns[town][0] + dice.gauss(0, 0.2), y=towns[town][1] + dice.gauss(0, 0.2),
                category=dice.choice(["fire", "flood", "fight"]), status=dice.choice(["reported", "confirmed", "claimed"]),
                actor=dice.randrange(200), agency=dice.randrange(30)))


main(int(sys.argv[1]), sys.argv[2])
