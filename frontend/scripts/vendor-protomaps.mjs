// Makes src/main/vendor/protomaps-leaflet of what npm has: the parts of protomaps-leaflet that draw tiles, with what they are made of.
// Needed only to take in another version: npm and the network are asked, and the result is committed. The esbuild binary is the first
// argument, or CHRONOMAP_ESBUILD, or whatever `esbuild` the PATH has.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const LEAFLET = "protomaps-leaflet";
const PACKAGES = {
  [LEAFLET]: "5.1.0",
  pmtiles: "3.2.1",
  pbf: "4.0.2",
  "@mapbox/vector-tile": "2.0.5",
  "@mapbox/point-geometry": "1.1.0",
  rbush: "3.0.1",
  quickselect: "2.0.0",
  fflate: "0.8.3",
};
// pmtiles has none in its package; its repository has this one, as protomaps-leaflet, of the same author, has in its own.
const WITHOUT_LICENCE_FILE = {
  pmtiles: "BSD-3-Clause, Copyright 2021 Protomaps LLC; its text is that of protomaps-leaflet",
};

// Its Leaflet layer is left out: tiles are drawn at any zoom, as the rest of the map is, and labels above what the story lays over them.
const PARTS = `
export { PmtilesSource, TileCache } from "${LEAFLET}/src/tilecache.ts";
export { View } from "${LEAFLET}/src/view.ts";
export { Labeler } from "${LEAFLET}/src/labeler.ts";
export { paint } from "${LEAFLET}/src/painter.ts";
export { CenteredTextSymbolizer, LineLabelSymbolizer, LineSymbolizer, PolygonSymbolizer } from "${LEAFLET}/src/symbolizer.ts";
export { PMTiles } from "pmtiles/index.ts";
`;

// A field that is only declared is not also set to undefined.
const PLAIN_FIELDS = '--tsconfig-raw={"compilerOptions":{"useDefineForClassFields":false}}';

const target = join(dirname(dirname(fileURLToPath(import.meta.url))), "src/main/vendor", LEAFLET);
const esbuild = process.argv[2] ?? process.env.CHRONOMAP_ESBUILD ?? "esbuild";
const folder = mkdtempSync(join(tmpdir(), "vendor-"));
try {
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ private: true, dependencies: PACKAGES, overrides: PACKAGES }),
  );
  execFileSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder, stdio: "inherit" });
  const installed = (name) => join(folder, "node_modules", name);
  // Its list of exports lets nobody at the sources, of which unused parts can be left out.
  for (const name of [LEAFLET, "pmtiles"]) {
    const manifest = JSON.parse(readFileSync(join(installed(name), "package.json"), "utf8"));
    manifest.exports = { "./src/*": "./src/*", "./index.ts": "./index.ts", ".": "./index.ts" };
    manifest.sideEffects = false;
    writeFileSync(join(installed(name), "package.json"), JSON.stringify(manifest));
  }
  writeFileSync(join(folder, "parts.ts"), PARTS);
  const banner = `/* ${Object.entries(PACKAGES)
    .map(([name, version]) => `${name} ${version}`)
    .join(", ")}: see LICENSES.txt. Made by scripts/vendor-protomaps.mjs; not to be changed by hand. */`;
  execFileSync(
    esbuild,
    [
      "parts.ts",
      "--bundle",
      "--format=esm",
      "--target=es2020",
      PLAIN_FIELDS,
      `--banner:js=${banner}`,
      `--outfile=${join(target, `${LEAFLET}.js`)}`,
    ],
    { cwd: folder, stdio: "inherit" },
  );
  const licences = Object.entries(PACKAGES).map(([name, version]) => {
    const file = readdirSync(installed(name)).find((one) => /^licen[cs]e/i.test(one));
    const text = file ? readFileSync(join(installed(name), file), "utf8").trim() : WITHOUT_LICENCE_FILE[name];
    return `${name} ${version}\n\n${text}\n`;
  });
  writeFileSync(join(target, "LICENSES.txt"), licences.join(`\n${"-".repeat(80)}\n\n`));
} finally {
  rmSync(folder, { recursive: true });
}
