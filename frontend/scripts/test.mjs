// Bundles every *.test.ts with esbuild and runs the bundles with node:test.
// The esbuild binary is the first argument, or CHRONOMAP_ESBUILD, or whatever `esbuild` the PATH has.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const frontend = dirname(dirname(fileURLToPath(import.meta.url)));
const sources = join(frontend, "src/test/web");
const out = join(frontend, "target/test-web");
const esbuild = process.argv[2] ?? process.env.CHRONOMAP_ESBUILD ?? "esbuild";

const tests = readdirSync(sources).filter((name) => name.endsWith(".test.ts"));
if (tests.length === 0) {
  console.error(`No *.test.ts in ${sources}`);
  process.exit(1);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const run = (command, args) => {
  const { status, error } = spawnSync(command, args, { cwd: frontend, stdio: "inherit" });
  if (error) {
    console.error(`Cannot run ${command}: ${error.message}`);
    console.error("Give the path of an esbuild binary as the first argument or in CHRONOMAP_ESBUILD.");
  }
  if (status !== 0) process.exit(status ?? 1);
};
run(esbuild, [
  ...tests.map((name) => join(sources, name)),
  "--bundle",
  "--platform=node",
  "--format=esm",
  "--sourcemap=inline",
  "--log-level=warning",
  "--out-extension:.js=.mjs",
  `--outdir=${out}`,
]);
run(process.execPath, [
  "--enable-source-maps",
  "--test",
  ...tests.map((name) => join(out, name.replace(/\.ts$/, ".mjs"))),
]);
