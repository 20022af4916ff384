// Makes the list of hashes by which a test verifies that a quotation is an unbroken piece of a dispatch, without the
// dispatch, which is not ours to publish, standing in the repository.
//
//   node hash-dispatch.mjs DISPATCH > ../resources/quotes/NAME.sha256
//
// DISPATCH is the dispatch as plain text, UTF-8. The result depends on its text alone. The algorithm, for whoever
// repeats it:
//
// 1. Normalise: Unicode NFC. Nothing else is changed: case, accents, quotation marks, apostrophes stay as they are.
// 2. Paragraphs: split at every run of white space that holds two or more line feeds (U+000A). White space is the
//    Unicode property White_Space (so the no-break spaces too): `\p{White_Space}` here, `\p{IsWhite_Space}` in Java.
//    A run of words never goes from one paragraph into the next.
// 3. Words: split each paragraph at every run of white space and after every apostrophe (U+0027 or U+2019: the elided
//    words of French are words, `l'` `ordre`), leave out empty words. A word keeps its punctuation, its apostrophe too.
// 4. Runs: n successive words, for n = 4, 5, 6, 7 and 8, joined by one space (U+0020); then whatever is neither a letter
//    (L), a mark (M) nor a number (N) is taken off both ends of the joined run, as in `terroriste" étrangère,`. Within
//    the run all punctuation stays. A run of which nothing remains is left out.
// 5. Hash: SHA-256 of the UTF-8 bytes of n in decimal, a colon (U+003A), the run, e.g. `4:le pillage de magasins`; the
//    first 16 digits of it in lower-case hexadecimal.
// 6. The file: comment lines that begin with `#`, then the hashes, each once, sorted, one a line, each line ended by a
//    line feed.
//
// To verify a quotation: steps 1 and 3 on it (it is one paragraph); it needs at least four words, and must begin and end
// at whole words. With n = the smaller of 8 and the number of its words, every run of n words in it, treated as in
// steps 4 and 5, must be in the list.
//
// What this proves. Up to eight words: that very run of words, with its inner punctuation, is in the dispatch. Beyond
// eight: successive runs overlap by seven words, so they chain to one unbroken piece as long as no seven words occur
// twice in the dispatch; this script refuses a dispatch in which they do. Not verified: punctuation before the first and
// after the last word of the quotation, and the kind and number of the spaces between words. Fewer than four words are
// not hashed at all: the text could be rebuilt from them by guessing word by word.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const LONGEST = 8;
const SHORTEST = 4;
const PARAGRAPH_BREAK = /\p{White_Space}*\n\p{White_Space}*\n\p{White_Space}*/u;
const BETWEEN_WORDS = /\p{White_Space}+|(?<=['\u2019])/u;
const OUTER = /^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu;

const wordsOf = (paragraph) => paragraph.split(BETWEEN_WORDS).filter((word) => word !== "");

function* runs(words, length) {
  for (let from = 0; from + length <= words.length; from++) {
    const run = words.slice(from, from + length).join(" ").replace(OUTER, "");
    if (run !== "") yield run;
  }
}

const hash = (length, run) =>
  createHash("sha256").update(`${length}:${run}`, "utf8").digest("hex").slice(0, 16);

function paragraphsOf(path) {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  return text.normalize("NFC").split(PARAGRAPH_BREAK).map(wordsOf);
}

function refuseRepeats(paragraphs) {
  const seen = new Set();
  for (const words of paragraphs) {
    for (const run of runs(words, LONGEST - 1)) {
      if (seen.has(run)) throw new Error(`seven words occur twice, so that longer quotations would not chain: ${run}`);
      seen.add(run);
    }
  }
}

function hashesOf(paragraphs) {
  const hashes = new Set();
  for (const words of paragraphs) {
    for (let length = SHORTEST; length <= LONGEST; length++) {
      for (const run of runs(words, length)) hashes.add(hash(length, run));
    }
  }
  return [...hashes].sort();
}

const path = process.argv[2];
if (path === undefined) {
  console.error("usage: node hash-dispatch.mjs DISPATCH, the path of a plain text file in UTF-8");
  process.exit(2);
}
const paragraphs = paragraphsOf(path);
refuseRepeats(paragraphs);
const header = [
  "Hashes of every run of 4 to 8 words of one AFP dispatch, by which a test verifies that a quotation is an unbroken",
  "piece of it. Made by `node hash-dispatch.mjs DISPATCH` (src/test/quotes), which says the whole algorithm. In short:",
  "NFC; paragraphs split at blank lines; words split at white space and after apostrophes; n = 4..8 successive words of",
  "a paragraph joined by a space, what is neither letter, mark nor number (L, M, N) taken off both ends; SHA-256 of the",
  "UTF-8 bytes of `n:run`, its first 16 hexadecimal digits. No seven words occur twice in the dispatch.",
  `Words: ${paragraphs.flat().length}.`,
];
process.stdout.write(`${header.map((line) => `# ${line}`).join("\n")}\n${hashesOf(paragraphs).join("\n")}\n`);
