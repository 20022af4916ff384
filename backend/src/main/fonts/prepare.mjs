// Fetches the typefaces that pictures are written in, and puts them into ../resources/fonts, where they are committed: the
// build does not run this. Node 20 or later, with npm.  node prepare.mjs
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGES = [
  {
    name: "@expo-google-fonts/noto-sans@0.4.2",
    sha256: "98cf14a19b8e67a0e76bfd4d5df98937b9734e6dde570bd750f2259042042548",
    files: { "400Regular/NotoSans_400Regular.ttf": "NotoSans-Regular.ttf", "700Bold/NotoSans_700Bold.ttf": "NotoSans-Bold.ttf" },
  },
  {
    name: "@expo-google-fonts/noto-sans-arabic@0.4.3",
    sha256: "29e966f9d48a4ce7dd3c2c4c016f29cd888089538217303fb2c87de9e7f048ed",
    files: {
      "400Regular/NotoSansArabic_400Regular.ttf": "NotoSansArabic-Regular.ttf",
      "700Bold/NotoSansArabic_700Bold.ttf": "NotoSansArabic-Bold.ttf",
    },
  },
  {
    name: "@expo-google-fonts/noto-serif@0.4.2",
    sha256: "78810a8143112a326def7ec976601ecb9855a9e79082c727246beec4f0531d0c",
    files: { "700Bold/NotoSerif_700Bold.ttf": "NotoSerif-Bold.ttf", LICENSE_FONT: "OFL.txt" },
  },
];

const target = join(dirname(fileURLToPath(import.meta.url)), "../resources/fonts");
const work = mkdtempSync(join(tmpdir(), "fonts-"));
try {
  for (const { name, sha256, files } of PACKAGES) {
    const archive = join(work, execFileSync("npm", ["pack", name, "--silent"], { cwd: work, encoding: "utf8" }).trim());
    const found = createHash("sha256").update(readFileSync(archive)).digest("hex");
    if (found !== sha256) throw new Error(`${name} has the SHA-256 ${found}: expected ${sha256}`);
    execFileSync("tar", ["xzf", archive, "-C", work]);
    for (const [from, to] of Object.entries(files)) copyFileSync(join(work, "package", from), join(target, to));
    rmSync(join(work, "package"), { recursive: true });
  }
} finally {
  rmSync(work, { recursive: true });
}
