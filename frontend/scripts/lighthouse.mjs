// What Lighthouse says of the editor's pages on a phone, signed in:
//   CHROME_PATH=/usr/bin/chromium node scripts/lighthouse.mjs http://localhost:8080 editor PASSWORD STORY
// npx brings it from npm. It ends with 1 where a page is below what is asked for: 95 in performance, 100 elsewhere.
import { spawnSync } from "node:child_process";

const VERSION = "12.8.2";
const WANTED = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
// Pages of who is signed in are kept from search engines.
const SKIPPED = "is-crawlable";

const [root, username, password, story] = process.argv.slice(2);
if (!story) throw new Error("Wanted: the server's address, a username, its password, a story");

const form = await fetch(`${root}/login`, { headers: { Accept: "text/html" } });
const csrf = /name="csrf" value="([^"]*)"/.exec(await form.text())?.[1] ?? "";
const entered = await fetch(`${root}/login`, {
  method: "POST",
  headers: { Accept: "application/json", Cookie: cookiesOf(form) },
  body: new URLSearchParams({ csrf, username, password }),
});
if (!entered.ok) throw new Error(`Nobody is signed in: ${entered.status}`);
const headers = JSON.stringify({ Cookie: cookiesOf(entered) });

let isBelow = false;
for (const path of ["/edit?lang=en", `/edit/${story}?lang=en`]) {
  const { stdout, stderr, status } = spawnSync(
    "npx",
    [
      "--yes",
      `lighthouse@${VERSION}`,
      root + path,
      `--extra-headers=${headers}`,
      `--skip-audits=${SKIPPED}`,
      "--chrome-flags=--headless=new --no-sandbox",
      "--output=json",
      "--quiet",
    ],
    { encoding: "utf8", maxBuffer: 1e9 },
  );
  if (status !== 0) throw new Error(stderr);
  const { categories, audits } = JSON.parse(stdout);
  for (const { id, score, auditRefs } of Object.values(categories)) {
    const points = Math.round(100 * score);
    console.log(`${path} ${id} ${points}`);
    if (points >= (WANTED[id] ?? 0)) continue;
    isBelow = true;
    for (const { id: audit, weight } of auditRefs) {
      const { score: own, title, displayValue = "" } = audits[audit];
      if (weight > 0 && own !== null && own < 1) console.log(`  ${audit}: ${title} ${displayValue}`);
    }
  }
}
process.exitCode = isBelow ? 1 : 0;

function cookiesOf(answer) {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
