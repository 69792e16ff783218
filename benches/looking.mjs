// The longest task, the longest wait of a timer, and the work in all, of what one does with a large reply: scroll, search,
// fold, copy, compare.   node benches/looking.mjs BUILD [BUILD …]
//
// Work is the page's own thread's CPU time, less that of a second without an act. An act whose button a build lacks is "–".
import { at, builds, end, field, inTurns, open, rounds, send, service, table, watch, worker } from "./stage.mjs";

const ROUNDS = rounds(3);
const record = `{"To_Account":"user_0123456789","ProfileItem":[{"Tag":"Tag_Profile_IM_Nick","Value":"名字 😀"},
{"Tag":"Tag_Profile_IM_Level","Value":18446744073709551615}],"ResultCode":0,"ResultInfo":"ok\\n"}`;
const reply = (size) =>
  `{"ActionStatus":"OK","ErrorCode":0,"UserProfileItem":[${Array(Math.floor(size / (Buffer.byteLength(record) + 1))).fill(record).join(",")}]}`;

const click = (what) => `document.querySelector('${what}').click()`;
const search = (needle) => `const box = document.querySelector('${field("reply-search")}'); box.value = '${needle}';
  box.dispatchEvent(new InputEvent('input', { bubbles: true }))`;
const scroll = (to) => `document.querySelector('${field("reply-pretty")}').scrollTop = ${to}`;
const ACTS = new Map([
  ["nothing", ""],
  ["to the middle", scroll(3_000_000)],
  ["to the end", scroll("1e9")],
  ["pick the last line", `[...document.querySelectorAll('[data-line]')].at(-1).click()`],
  ["pick a value", `[...document.querySelectorAll('[data-line] [data-kind]')].at(-8).click()`],
  ["search what is everywhere", search("Level")],
  ["search a letter", search("e")],
  ["search what is not there", search("nowhere")],
  ["clear the search", search("")],
  ["fold all", click(".viewer__buttons button:nth-child(1)")],
  ["unfold all", click(".viewer__buttons button:nth-child(2)")],
  ["fold a line", click(".row__fold")],
  ["copy all", click(field("reply-copy"))],
  ["download", click(field("reply-download"))],
  ["raw", click(field("tab-raw"))],
  ["the next part", click(field("raw-next"))],
  ["pretty again", click(field("tab-pretty"))],
  ["another language", `const lang = document.querySelector('${field("lang")}'); lang.value = 'zh';
    lang.dispatchEvent(new Event('change', { bubbles: true }))`],
  ["send again", click(field("send"))],
]);
const COMPARE = `for (const fold of document.querySelectorAll('details')) fold.open = true;
  document.querySelectorAll('${field("history-entry")} input[type=checkbox]').forEach((one) => one.click())`;

/** Does something; the longest task and the longest wait of a timer in the second after it, and the work in it. */
async function act(page, busy, script) {
  const before = await busy();
  const [long, gap] = await page.evaluate(`(async () => {
    Object.assign(bench, { long: [], gap: 0 });
    ${script};
    await new Promise((next) => setTimeout(next, 1000));
    return [Math.max(0, ...bench.long), bench.gap];
  })()`).catch(() => [NaN, NaN]);
  return [long, gap, Number.isNaN(long) ? NaN : (await busy()) - before];
}

const compared = await builds();
const server = await service();
const names = [];
const note = (build, name, figures) => {
  if (!names.includes(name)) names.push(name);
  build.noted ??= new Map();
  build.noted.set(name, [...(build.noted.get(name) ?? []), figures]);
};
for (const [size, bytes] of [["1 MB", 1_000_000], ["10 MB", 10_000_000]]) {
  await inTurns(ROUNDS, compared, async (build) => {
    server.body = reply(bytes);
    const page = await open(build, server);
    await send(page);
    await page.waitForTimeout(3000);
    await page.evaluate(watch);
    const busy = await worker(page);
    let idle = 0;
    for (const [name, script] of ACTS) {
      const [long, gap, work] = await act(page, busy, script);
      if (name === "nothing") idle = work;
      note(build, `${size}: ${name}`, [long, gap, work - idle]);
    }
    await page.context().close();
  });
}
await inTurns(ROUNDS, compared, async (build) => {
  // As large as a reply that is kept may be.
  server.body = reply(520_000);
  const page = await open(build, server);
  await send(page);
  await page.waitForTimeout(1000);
  server.body = server.body.replaceAll("551615", "551614");
  await page.click(field("send"));
  await page.waitForFunction((entry) => document.querySelectorAll(entry).length === 2, field("history-entry"));
  await page.waitForTimeout(1000);
  await page.evaluate(watch);
  const busy = await worker(page);
  const [, , idle] = await act(page, busy, "");
  const [long, gap, work] = await act(page, busy, COMPARE);
  note(build, "two of 520 kB compared", [long, gap, work - idle]);
  await page.context().close();
});
table(compared, names, ["longest task ms", "a timer waits ms", "work ms"], ({ noted }, name) =>
  [0, 1, 2].map((index) => at(index === 0 ? 1 : 0.5, noted.get(name).map((figures) => figures[index]))),
);
await end();
