// Key press to next paint in the builder, with 5, 100 and 1,000 rows.   node benches/rows.mjs BUILD [BUILD …]
//
// A press is a real key event. Its clock starts at the event's own time stamp and stops in the first task after the frame
// that shows the character (requestAnimationFrame, then a message): layout and paint are in, and so is the wait for the
// screen's next frame, of up to 16.7 ms at 60 Hz (FRAMES=free takes that out). The first round warms up and is not counted.
// Apart from that, and without any wait, the browser's own trace tells the CPU time of the main thread per press: the key's
// events (our Wasm, and the layout that the browser does before it gives back), and the frame (style, layout, paint, commit).
import { at, builds, end, field, inTurns, open, rounds, table } from "./stage.mjs";

const SIZES = [5, 100, 1000];
const ROUNDS = rounds(7);
const PRESSES = 20;

/** A page whose body has so many rows; typing goes into the one in the middle. */
async function filled(build, count) {
  const page = await open(build);
  const rows = Array.from({ length: count }, (_, i) => ({ Tag: "Tag_Profile_IM_Nick", Value: `name ${i}` }));
  await page.click(field("view-json"));
  await page.fill(field("body-json"), JSON.stringify({ From_Account: "alice", ProfileItem: rows }));
  await page.click(field("view-form"));
  await page.locator(field("item-value")).nth(Math.floor(count / 2)).focus();
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

async function press(page) {
  await page.bringToFront();
  for (let count = 0; count < PRESSES; count++) {
    await page.keyboard.press("a");
    await page.waitForTimeout(40);
  }
  await page.waitForTimeout(400);
}

/** The CPU time of the main thread per press, in milliseconds: of the key's events, and of the frame. */
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
  return [keys / PRESSES, frames / PRESSES];
}

const compared = await builds();
for (const build of compared) {
  build.pages = new Map();
  build.figures = new Map();
  for (const size of SIZES) build.pages.set(size, await filled(build, size));
}
await inTurns(ROUNDS, compared, async ({ pages }) => {
  for (const page of pages.values()) await press(page);
});
const cpu = new Map(compared.map((build) => [build, new Map(SIZES.map((size) => [size, []]))]));
await inTurns(3, compared, async (build) => {
  for (const [size, page] of build.pages) cpu.get(build).get(size).push(await traced(page));
});
for (const build of compared) {
  for (const [size, page] of build.pages) {
    const times = (await page.evaluate(() => window.times)).slice(PRESSES, ROUNDS * PRESSES);
    const [keys, frames] = [0, 1].map((part) => at(0.5, cpu.get(build).get(size).map((figures) => figures[part])));
    build.figures.set(`${size} rows`, [at(0.5, times), at(0.95, times), keys, frames]);
  }
}
table(compared, SIZES.map((size) => `${size} rows`), ["p50 ms", "p95 ms", "CPU: keys ms", "CPU: frame ms"], ({ figures }, name) => figures.get(name));
await end();
