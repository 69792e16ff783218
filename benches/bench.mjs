// Measures this page beside other consoles in one Chromium, in interleaved rounds; run by `make bench`. README.md tells how.
//   node benches/bench.mjs [--strict] [BLOCK …]      ROUNDS=4  DIST=folder  BEFORE=folder  ONLY=rapidoc  SENDS=10000  BYTES=100000000
import { mkdirSync, writeFileSync } from "node:fs";
import { judge } from "./budgets.mjs";
import { chart } from "./chart.mjs";
import { huge } from "./blocks/huge.mjs";
import { keys } from "./blocks/keys.mjs";
import { heap, panels } from "./blocks/long.mjs";
import { replies, reply } from "./blocks/reply.mjs";
import { start } from "./blocks/start.mjs";
import { consoles } from "./stage/consoles.mjs";
import { at, Notes, number } from "./stage/figures.mjs";

const BLOCKS = { start, reply, keys, panels, heap, replies, huge };

const words = process.argv.slice(2);
const strict = words.includes("--strict");
const asked = words.filter((word) => word !== "--strict");
const unknown = asked.filter((word) => !(word in BLOCKS));
if (unknown.length) {
  console.error(`bench: no block ${unknown.join(", ")}; there are ${Object.keys(BLOCKS).join(", ")}`);
  process.exit(2);
}
const notes = new Notes();
const compared = await consoles(process.env.DIST ?? "dist", (process.env.ONLY ?? "").split(",").filter(Boolean), process.env.BEFORE);
for (const name of asked.length ? asked : Object.keys(BLOCKS)) {
  const began = Date.now();
  await BLOCKS[name]({ consoles: compared, rounds: Number(process.env.ROUNDS ?? 4), notes });
  console.error(`bench: ${name} took ${Math.round((Date.now() - began) / 1000)} s`);
}
for (const { served } of compared) await served.close();

// Median, from the least to the most, and this page's share of it.
for (const [figure, by] of Object.entries(notes.all)) {
  console.log(figure);
  const own = notes.median(figure, "this page");
  for (const [name, values] of Object.entries(by)) {
    const middle = notes.median(figure, name);
    const ratio = name === "this page" || !(middle > 0) || middle === Infinity ? "" : `  this page: ×${(own / middle).toFixed(2)}`;
    console.log(`  ${name.padEnd(14)}${number(middle).padStart(14)}  (${number(at(0, values))} … ${number(at(1, values))})${ratio}`);
  }
}
const isKept = judge(notes);
mkdirSync("target/bench", { recursive: true });
writeFileSync("target/bench/figures.json", JSON.stringify(notes.all, null, 1));
if (notes.all["usable ms"] && compared.length > 2 && !process.env.BEFORE) writeFileSync("docs/bench.svg", chart(notes));
process.exitCode = strict && !isKept ? 1 : 0;
