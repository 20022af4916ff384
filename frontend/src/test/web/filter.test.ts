import assert from "node:assert/strict";
import { test } from "node:test";
import { facetsOf } from "../../main/web/filter/facets.ts";
import { failuresOf } from "../../main/web/filter/failures.ts";
import { activeCount, type Filters, matches, NO_FILTERS, toggled } from "../../main/web/filter/filters.ts";
import type { StoryEvent } from "../../main/web/story/event.ts";

const event = (category: string, status: string, actors: string[], places: string[], publishers: string[]) =>
  ({
    places,
    properties: {
      title: `A ${category}`,
      category,
      status,
      actors,
      sources: publishers.map((publisher) => ({ publisher })),
    },
  }) as unknown as StoryEvent;

const events = [
  event("protest", "reported", ["crowd"], ["almaty"], ["AFP"]),
  event("protest", "claimed", ["crowd", "police"], ["astana"], ["AFP", "AFP"]),
  event("violence", "claimed", ["police"], ["almaty"], ["Reuters"]),
  event("movement", "planned", [], ["moscow", "almaty"], ["AFP", "Reuters"]),
];
const asked = (some: Partial<Filters>): Filters => ({ ...NO_FILTERS, ...some });
const through = (filters: Filters) => events.flatMap((one, index) => (matches(one, filters) ? [index] : []));

test("values of one filter widen, different filters narrow", () => {
  assert.deepEqual(through(NO_FILTERS), [0, 1, 2, 3]);
  assert.deepEqual(through(asked({ category: ["protest"] })), [0, 1]);
  assert.deepEqual(through(asked({ category: ["protest", "violence"] })), [0, 1, 2]);
  assert.deepEqual(through(asked({ category: ["protest", "violence"], place: ["almaty"] })), [0, 2]);
  assert.deepEqual(through(asked({ actor: ["police"], status: ["claimed"], source: ["Reuters"] })), [2]);
  assert.deepEqual(through(asked({ place: ["almaty"], q: "MOVEMENT" })), [3]);
  assert.deepEqual(through(asked({ place: ["nowhere"] })), []);
});

test("choosing a value twice takes it back", () => {
  const once = toggled(NO_FILTERS, "actor", "police");
  assert.deepEqual(once.actor, ["police"]);
  assert.deepEqual(toggled(once, "actor", "police"), NO_FILTERS);
  assert.equal(activeCount(asked({ actor: ["police", "crowd"], q: " x " })), 3);
  assert.equal(activeCount(asked({ q: "  " })), 0);
});

test("a count says what an option gives beside the other filters, of what is shown", () => {
  const facets = facetsOf(events);
  const counts = (filters: Filters, shown = (_: number) => true, finds = (_: number) => true) => {
    const found = facets.counts(failuresOf(events, filters, finds), shown);
    return Object.fromEntries(facets.options.map(({ facet, value }, id) => [`${facet} ${value}`, found[id]]));
  };
  assert.equal(facets.options.find(({ value }) => value === "AFP")?.total, 3);
  const narrowed = counts(asked({ category: ["protest"] }));
  assert.equal(narrowed["category violence"], 1, "another category would add its own");
  assert.equal(narrowed["place almaty"], 1, "of the protests, one is in Almaty");
  const twice = counts(asked({ category: ["protest"], place: ["astana"] }));
  assert.equal(twice["category protest"], 1);
  assert.equal(twice["category violence"], 0);
  assert.equal(twice["place almaty"], 1);
  assert.equal(counts(NO_FILTERS, (index) => index < 2)["category violence"], 0);
  assert.equal(counts(asked({ q: "x" }), undefined, (index) => index === 2)["category protest"], 0);
});

test("counts agree with filtering one by one, whatever the filters", () => {
  const facets = facetsOf(events);
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * below);
  };
  for (let round = 0; round < 200; round++) {
    let filters = NO_FILTERS;
    for (let times = random(4); times > 0; times--) {
      const option = facets.options[random(facets.options.length)];
      if (option) filters = toggled(filters, option.facet, option.value);
    }
    const shown = (index: number) => (round + index) % 3 > 0;
    const counts = facets.counts(
      failuresOf(events, filters, () => true),
      shown,
    );
    facets.options.forEach(({ facet, value }, id) => {
      const alone = { ...filters, [facet]: [value] };
      const expected = events.filter((one, index) => shown(index) && matches(one, alone)).length;
      assert.equal(counts[id], expected, `${facet} ${value} under ${JSON.stringify(filters)}`);
    });
  }
});
