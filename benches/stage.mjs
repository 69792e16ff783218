// What the benchmarks share: the builds that are compared, a web server for each, a server that plays the service, the
// browser, and how figures are told. README.md tells the method.
import http from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join } from "node:path";

const { chromium } = createRequire(join(process.cwd(), "x.js"))("playwright-core");
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".svg": "image/svg+xml" };
const CORS = { "access-control-allow-origin": "*", "access-control-allow-headers": "X-Requested-With", "access-control-allow-methods": "POST", "timing-allow-origin": "*" };
const servers = [];

async function listen(answer) {
  const server = http.createServer(answer);
  servers.push(server);
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return `http://127.0.0.1:${server.address().port}`;
}

/** The builds that the command line names (`dist` if it names none), each served on an origin of its own. */
export async function builds() {
  const folders = process.argv.slice(2).length ? process.argv.slice(2) : ["dist"];
  return Promise.all(
    folders.map(async (folder) => {
      if (!existsSync(join(folder, "index.html"))) throw new Error(`${folder} holds no build`);
      const url = await listen((request, reply) => {
        const path = new URL(request.url, "http://x").pathname;
        const file = join(folder, path === "/" ? "index.html" : path);
        if (!existsSync(file)) return reply.writeHead(404).end();
        reply.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(readFileSync(file));
      });
      return { folder, url };
    }),
  );
}

/** A server that answers every request with `service.body`. */
export async function service(body = '{"ActionStatus":"OK","ErrorInfo":"","ErrorCode":0}') {
  const service = { body };
  service.url = await listen((request, reply) => {
    request.resume().on("end", () => reply.writeHead(200, CORS).end(service.body));
  });
  return service;
}

/** Chromium, without a window. */
export const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", ...(process.env.FRAMES === "free" ? ["--disable-frame-rate-limit", "--disable-gpu-vsync"] : [])],
});

export async function end() {
  await browser.close();
  for (const server of servers) server.close();
}

/** In the page: from now on notes each long task, and the longest time a timer waited for its turn, in `bench`. */
export function watch() {
  const state = (window.bench = { long: [], gap: 0 });
  new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => state.long.push(duration))).observe({ type: "longtask" });
  let last = performance.now();
  const tick = () => {
    const now = performance.now();
    state.gap = Math.max(state.gap, now - last);
    last = now;
    setTimeout(tick, 0);
  };
  tick();
}

export const field = (testid) => `[data-testid="${testid}"]`;

/** A build in a new profile; its calls go to a server, if one is given. */
export async function open(build, service) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US", permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(build.url);
  await page.waitForSelector(field("send"));
  if (service) {
    await page.selectOption(field("endpoint"), "custom");
    await page.fill(field("endpoint-custom"), service.url);
  }
  return page;
}

/** Sends, and waits until this is the reply's ErrorCode. */
export async function send(page, code = "0") {
  await page.click(field("send"));
  await page.waitForFunction(([at, code]) => document.querySelector(at)?.textContent === code, [field("error-code"), code]);
}

/** How long the page's thread has worked in all, in milliseconds, however many others share the machine. */
export async function worker(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await cdp.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  };
}

/** The value that a share of the others is below: 0.5 for the median. */
export function at(share, values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))];
}

/** How many rounds: as many as a benchmark usually takes, or ROUNDS. */
export const rounds = (usual) => Number(process.env.ROUNDS ?? usual);

/** In each round every build has its turn, the first another one each time: what else happens on the machine strikes all. */
export async function inTurns(rounds, builds, act) {
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < builds.length; turn++) await act(builds[(turn + round) % builds.length], round);
  }
}

/**
 * Prints a line for each case: for each figure its value in each build, and how the later builds' are to the first's.
 * `figures` gives the names, `of(build, case)` the values in their order.
 */
export function table(builds, cases, figures, of) {
  builds.forEach(({ folder }, index) => console.log(`${"ABCDEFG"[index]} = ${folder}`));
  const number = (value) => (value === undefined || Number.isNaN(value) ? "–" : value.toFixed(value < 1 ? 3 : value < 100 ? 1 : 0));
  for (const name of cases) {
    const values = builds.map((build) => of(build, name));
    const cells = figures.map((figure, index) => {
      const own = values.map((figures) => figures?.[index]);
      // What is next to nothing has no ratio.
      const ratios = own.slice(1).map((value) => (own[0] > 0.05 ? ` ×${(value / own[0]).toFixed(2)}` : ""));
      return `${figure} ${own.map(number).join(" → ")}${ratios.join("")}`;
    });
    console.log(`${name}: ${cells.join(" | ")}`);
  }
}
