// How soon a typed text is on screen while a reply made to break the page arrives, is laid out, searched and copied.
//   node benches/echo.mjs BUILD [BUILD …]
//
// All the time a text goes into a field, and the clock runs until the URL on screen has it, in the task after that frame.
import { at, builds, end, field, inTurns, open, rounds, send, service, table } from "./stage.mjs";

const ROUNDS = rounds(3);
const million = Array.from({ length: 1_000_000 }, (_, index) => `"k${index}":${index}`).join(",");
const CASES = new Map([
  ["ten thousand levels", [`{"ErrorCode":7,"d":${"[".repeat(10_000)}"deep-down"${"]".repeat(10_000)}}`, "deep-down"]],
  ["a string of 5 million characters", [`{"ErrorCode":7,"s":"${"x".repeat(5_000_000)}the-end"}`, "the-end"]],
  ["an ErrorInfo of 5 MB", [`{"ErrorCode":7,"ErrorInfo":"${"错".repeat(1_700_000)}the-end"}`, "the-end"]],
  ["a million keys", [`{"ErrorCode":7,${million}}`, 'k999999"']],
]);

/** From now on types into a field all the time; keeps what is copied. */
function type() {
  const state = (window.typing = { waits: [], running: true });
  navigator.clipboard.write = async (items) => (window.copied = await (await items[0].getType("text/plain")).text());
  navigator.clipboard.writeText = async (text) => (window.copied = text);
  const field = document.querySelector("[data-testid=identifier]");
  const frame = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next, 0)));
  (async () => {
    while (state.running) {
      const typed = `admin${state.waits.length % 10}`;
      const began = performance.now();
      field.value = typed;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      const shown = () => document.querySelector("[data-testid=url]").textContent.includes(`identifier=${typed}&`);
      do await frame();
      while (!shown());
      state.waits.push(performance.now() - began);
      await new Promise((next) => setTimeout(next, 20));
    }
  })();
}

const compared = await builds();
const server = await service();
const first = server.body;
for (const build of compared) build.waits = new Map([...CASES.keys()].map((name) => [name, []]));
for (const [name, [body, needle]] of CASES) {
  await inTurns(ROUNDS, compared, async (build) => {
    server.body = first;
    const page = await open(build, server);
    await send(page);
    server.body = body;
    await page.evaluate(type);
    await send(page, "7");
    await page.fill(field("reply-search"), needle);
    await page.waitForFunction((at) => document.querySelector(at)?.textContent === "1 / 1", field("reply-hits"));
    await page.click(field("reply-copy"));
    await page.waitForFunction((length) => window.copied?.length === length, body.length);
    build.waits.get(name).push(await page.evaluate(() => ((typing.running = false), typing.waits)));
    await page.context().close();
  });
}
table(compared, CASES.keys(), ["p50 ms", "p95 ms", "slowest of all rounds ms", "texts a round"], ({ waits }, name) => {
  const all = waits.get(name).flat();
  return [at(0.5, all), at(0.95, all), at(1, all), all.length / ROUNDS];
});
await end();
