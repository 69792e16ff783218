// Key press to next paint in the builder, in real Chromium, on dist/ as it is: with 5, 100 and 1,000 rows.
//
//   make dist && npm install --no-save playwright-core && node scripts/bench-rows.mjs [dist] [presses a round]
//   (CHROMIUM=path for another browser; NODE_PATH for another place of playwright-core; FRAMES=free for a browser that
//   draws as soon as it can, so that the wait for the screen is not in the figures)
//
// A press is a real key event. Its clock starts at the event's own time stamp and stops in the first task after the frame
// that shows the character (requestAnimationFrame, then a message): layout and paint are in, and so is the wait for the
// screen's next frame, of up to 16.7 ms at 60 Hz. The sizes take turns in each round, so that a noisy neighbour strikes
// all of them; the first round warms up and is not counted. Apart from that, and without any wait, the browser's own trace
// tells the CPU time of the main thread per press: the key's events (our Wasm, and the layout that the browser does before
// it gives back), and the frame (style, layout, paint, commit).
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
  args: ["--no-sandbox", "--disable-gpu", ...(process.env.FRAMES === "free" ? ["--disable-frame-rate-limit", "--disable-gpu-vsync"] : [])],
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

/** The CPU time of the main thread per press, in milliseconds, of so many presses. */
async function traced(page) {
  const cdp = await page.context().newCDPSession(page);
  const events = [];
  cdp.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await cdp.send("Tracing.start", { categories: "devtools.timeline,disabled-by-default-devtools.timeline,cc", transferMode: "ReportEvents" });
  await press(page);
  const complete = new Promise((done) => cdp.once("Tracing.tracingComplete", done));
  await cdp.send("Tracing.end");
  await complete;
  const { pid, tid } = events.find(({ name, args }) => name === "EventDispatch" && args.data?.type === "keypress");
  const sum = (is) =>
    events.filter((event) => event.pid === pid && event.tid === tid && is(event)).reduce((ms, { tdur }) => ms + (tdur ?? 0) / 1000, 0);
  const keys = sum(({ name, args }) => name === "EventDispatch" && ["keydown", "keypress", "keyup"].includes(args.data?.type));
  const frames = sum(({ name }) => name === "ProxyMain::BeginMainFrame");
  return [keys / presses, frames / presses];
}

async function press(page) {
  await page.bringToFront();
  for (let count = 0; count < presses; count++) {
    await page.keyboard.press("a");
    await page.waitForTimeout(40);
  }
  await page.waitForTimeout(400);
}

const pages = new Map();
for (const size of SIZES) pages.set(size, await open(size));
for (let round = 0; round <= ROUNDS; round++) {
  for (const page of pages.values()) await press(page);
}

let base;
console.log("rows     p50 ms   p95 ms   p95 to 5 rows   CPU: keys ms   frame ms");
for (const [size, page] of pages) {
  const times = (await page.evaluate(() => window.times)).slice(presses).sort((a, b) => a - b);
  const at = (share) => times[Math.floor(share * (times.length - 1))];
  const [keys, frame] = await traced(page);
  base ??= at(0.95);
  const cells = [at(0.5).toFixed(1).padStart(9), at(0.95).toFixed(1).padStart(9), (at(0.95) / base).toFixed(2).padStart(16), keys.toFixed(1).padStart(15), frame.toFixed(1).padStart(11)];
  console.log(`${String(size).padEnd(6)}${cells.join("")}   (${times.length} presses)`);
}
await browser.close();
server.close();
