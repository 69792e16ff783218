// How soon a large reply is on screen, and the longest task until it is all laid out.   node benches/replies.mjs BUILD [BUILD …]
//
// Clocks start when the reply's last byte is there. With FLOOR=1 the floor is measured in the same page, which takes minutes:
// `JSON.stringify(JSON.parse(text), null, 2)` into a `<pre>`. The names in the reply are of letters, and of characters that
// many machines have no font for, which slows the floor.
import { at, builds, end, field, inTurns, open, rounds, service, table, watch } from "./stage.mjs";

const ROUNDS = rounds(5);

/** A reply of about so many bytes. */
function reply(size, name) {
  const record = `{"To_Account":"user_0123456789","ProfileItem":[{"Tag":"Tag_Profile_IM_Nick","Value":"${name}"},
{"Tag":"Tag_Profile_IM_Level","Value":18446744073709551615}],"ResultCode":0,"ResultInfo":"ok\\n"}`;
  const records = Array(Math.floor(size / (Buffer.byteLength(record) + 1))).fill(record).join(",");
  return `{"ActionStatus":"OK","ErrorCode":0,"UserProfileItem":[${records}]}`;
}

const CASES = new Map(
  [["1 MB", 1_000_000], ["10 MB", 10_000_000]].flatMap(([size, bytes]) => [
    [`${size}, letters`, reply(bytes, "nickname")],
    [`${size}, 名字 😀`, reply(bytes, "名字 😀")],
  ]),
);

/** From now on notes when the first lines were painted. */
function watchLines() {
  bench.shown = null;
  performance.clearResourceTimings();
  const look = () => {
    const lines = document.querySelectorAll("[data-testid=reply-pretty] [data-line]");
    if (lines.length > 5) setTimeout(() => (bench.shown = performance.now()), 0);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** What was noted, once all is laid out. */
async function noted() {
  const state = window.bench;
  const done = () => state.shown && document.querySelector("[data-outcome=ok]") && !document.querySelector(".viewer__foot [role=status]");
  while (!done()) await new Promise((next) => setTimeout(next, 20));
  const ended = performance.now();
  await new Promise((next) => setTimeout(next, 300));
  const call = performance.getEntriesByType("resource").filter(({ name }) => name.includes("portrait_set")).pop();
  return [state.shown - call.responseEnd, ended - call.responseEnd, Math.max(0, ...state.long), state.gap];
}

async function floor(url) {
  const text = await (await fetch(url, { method: "POST", body: "" })).text();
  const frame = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next, 0)));
  await frame();
  const began = performance.now();
  const pre = document.createElement("pre");
  pre.textContent = JSON.stringify(JSON.parse(text), null, 2);
  document.body.append(pre);
  await frame();
  return performance.now() - began;
}

const compared = await builds();
const server = await service();
for (const build of compared) build.noted = new Map([...CASES.keys()].map((name) => [name, []]));
for (const [name, body] of CASES) {
  server.body = body;
  await inTurns(ROUNDS, compared, async (build) => {
    const page = await open(build, server);
    await page.evaluate(watch);
    await page.evaluate(watchLines);
    await page.click(field("send"));
    const figures = await page.evaluate(noted);
    if (process.env.FLOOR) figures.push(await page.evaluate(floor, server.url));
    build.noted.get(name).push(figures);
    await page.context().close();
  });
}
const NAMES = ["first lines ms", "all laid out ms", "longest task ms", "a timer waits ms", "floor ms", "first lines to floor"];
table(compared, CASES.keys(), NAMES, ({ noted: figures }, name) => {
  const column = (index, share) => at(share, figures.get(name).map((round) => round[index]));
  const columns = [column(0, 0.5), column(1, 0.5), column(2, 1), column(3, 0.5), column(4, 0.5)];
  return [...columns, columns[0] / columns[4]];
});
await end();
