import assert from "node:assert/strict";
import { test } from "node:test";
import { createViewport } from "../../main/web/list/viewport.ts";

const SEEN_PX = 600;

/** A panel that scrolls through a list, as a page would lay it out. */
function panelOf(listHeight: number) {
  let scrolled = 0;
  const box = (top: number, height: number) => ({ top, bottom: top + height });
  const height = () => viewport.height;
  const panel = {
    get scrollTop() {
      return scrolled;
    },
    set scrollTop(px: number) {
      scrolled = Math.min(Math.max(px, 0), height() - SEEN_PX);
    },
    getBoundingClientRect: () => box(0, SEEN_PX),
  };
  const container = { getBoundingClientRect: () => box(-scrolled, height()) };
  const head = { getBoundingClientRect: () => box(-50, 50) };
  Object.assign(globalThis, { innerHeight: SEEN_PX, getComputedStyle: () => ({ overflowY: "auto" }) });
  const viewport = createViewport(
    container as unknown as HTMLElement,
    panel as unknown as HTMLElement,
    head as unknown as HTMLElement,
    () => listHeight,
  );
  /** As the list does it whenever it was scrolled. */
  const look = () => {
    viewport.read();
    viewport.makeRoom();
    viewport.read();
    return viewport.from;
  };
  look();
  return { panel, viewport, look };
}

test("a list that pages can hold is seen as it is scrolled", () => {
  const { panel, viewport, look } = panelOf(900_000);
  for (const px of [0, 5000, 450_000, 899_400]) {
    panel.scrollTop = px;
    assert.equal(look(), px);
    assert.equal(viewport.shift, 0);
  }
});

for (const step of [100, 2500]) {
  test(`who wheels ${step} px a time through a list of 90 million passes nothing over, down and up again`, () => {
    const { panel, viewport, look } = panelOf(90_000_000);
    for (const direction of [1, -1]) {
      // From the middle of what the scroll bar reaches near each end, and from the end of the page's list.
      for (const part of [0, 0.001, 0.4, 0.999]) {
        panel.scrollTop = (direction > 0 ? part : 1 - part) * (viewport.height - SEEN_PX);
        let before = look();
        for (let times = 0; times < 4000; times++) {
          panel.scrollTop += direction * step;
          const from = look();
          const end = direction > 0 ? 90_000_000 - SEEN_PX : 0;
          const expected = direction > 0 ? Math.min(before + step, end) : Math.max(before - step, end);
          assert.ok(Math.abs(from - expected) < 0.01, `${from} after ${before}`);
          before = from;
        }
      }
    }
  });
}

test("the scroll bar reaches the beginning, each part and the end of a list of 90 million", () => {
  const { panel, viewport, look } = panelOf(90_000_000);
  const last = viewport.height - SEEN_PX;
  for (const part of [0.5, 1, 0.25, 0, 0.9, 0.1]) {
    panel.scrollTop = part * last;
    const from = look();
    assert.ok(Math.abs(from - part * (90_000_000 - SEEN_PX)) <= 1, `${from} at ${part}`);
  }
});

test("where a list of 90 million is about to be scrolled to, it is seen", () => {
  const { panel, viewport, look } = panelOf(90_000_000);
  for (const px of [70_000_000, 1_000_000, 89_999_400]) {
    viewport.expect(px);
    panel.scrollTop = px - viewport.shift;
    assert.ok(Math.abs(look() - px) < 0.01);
  }
});
