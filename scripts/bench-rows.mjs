// Key press to next paint in the builder, in real Chromium, on dist/ as it is: with 5, 100 and 1,000 rows.
//
//   node scripts/bench-rows.mjs [dist] [presses]     (NODE_PATH or a node_modules with playwright-core; CHROMIUM=path)
//
// A press is a real key event. The clock starts at the event's own time stamp and stops in the first task after the
// frame that shows the character (requestAnimationFrame, then a message): layout and paint are in. The three sizes take
// turns in each round, so that a noisy neighbour strikes all of them. Prints p50 and p95, and the ratio to 5 rows.
import http from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join } from "node:path";

const { chromium } = createRequire(join(process.cwd(), "x.js"))("playwright-core");
const dist = process.argv[2] ?? "dist";
const presses = Number(process.argv[3] ?? 20);
const SIZES = [5, 100, 1000];
const ROUNDS = 6;
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".svg": "image/svg+xml" };

const server = http.createServer((request, reply) => {
  const path = new URL(request.url, "http://x").pathname;
  const file = join(dist, path === "/" ? "index.html" : path);
  if (!existsSync(file)) return reply.writeHead(404).end();
  reply.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(readFileSync(file));
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});

/** A page whose body has so many rows; typing goes into the one in the middle. */
async function open(count) {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForSelector("[data-testid=send]");
  const rows = Array.from({ length: count }, (_, i) => ({ Tag: "Tag_Profile_IM_Nick", Value: `name ${i}` }));
  await page.click("[data-testid=view-json]");
  await page.fill("[data-testid=body-json]", JSON.stringify({ From_Account: "alice", ProfileItem: rows }));
  await page.click("[data-testid=view-form]");
  await page.locator("[data-testid=item-value]").nth(Math.floor(count / 2)).focus();
  await page.waitForTimeout(1500);
  await page.evaluate(() => {
    window.times = [];
    const channel = new MessageChannel();
    let started;
    channel.port1.onmessage = () => window.times.push(performance.now() - started);
    addEventListener("keydown", (event) => {
      started = event.timeStamp;
      requestAnimationFrame(() => channel.port2.postMessage(0));
    }, true);
  });
  return page;
}

const pages = new Map();
for (const size of SIZES) pages.set(size, await open(size));
for (let round = 0; round < ROUNDS; round++) {
  for (const page of pages.values()) {
    await page.bringToFront();
    for (let press = 0; press < presses; press++) {
      await page.keyboard.press("a");
      await page.waitForTimeout(40);
    }
    await page.waitForTimeout(400);
  }
}

let base;
console.log("rows     p50 ms   p95 ms   p95 to 5 rows");
for (const [size, page] of pages) {
  const times = (await page.evaluate(() => window.times)).slice(presses).sort((a, b) => a - b);
  const at = (share) => times[Math.floor(share * (times.length - 1))];
  base ??= at(0.95);
  console.log(`${String(size).padEnd(6)}${at(0.5).toFixed(1).padStart(9)}${at(0.95).toFixed(1).padStart(9)}${(at(0.95) / base).toFixed(2).padStart(16)}   (${times.length} presses)`);
}
await browser.close();
server.close();
