// A reply of 100 MB, with its length announced and without: when its first lines can be read, when a word at its end is found,
// the longest task until then, and the most memory for each byte of it. Of the consoles this page alone takes it on.
import { launch } from "../stage/chromium.mjs";
import { aim, forgetTasks, open } from "../stage/consoles.mjs";
import { memory, watchMemory } from "../stage/memory.mjs";

const BYTES = Number(process.env.BYTES ?? 100e6);
const PATIENCE = 300_000;
const NEEDLE = "needle_at_the_end";
const HEAD = Buffer.from('{"ActionStatus":"OK","ErrorInfo":"","ErrorCode":0,"UserProfileItem":[');
const TAIL = Buffer.from(`{"Tag":"${NEEDLE}"}]}`);
const record = (i) => JSON.stringify({ To_Account: `user_${i}`, Tag: "Tag_Profile_IM_Nick", Value: `name ${i}`, ResultCode: 0, ResultInfo: "" });
const BLOCK = Buffer.from(Array.from({ length: 2000 }, (_, i) => `${record(i)},`).join(""));

/** Answers a call with so many bytes, as fast as they are taken. */
const answer = (announces) => async (_, reply) => {
  const blocks = Math.floor((BYTES - HEAD.length - TAIL.length) / BLOCK.length);
  if (announces) reply.setHeader("content-length", HEAD.length + blocks * BLOCK.length + TAIL.length);
  reply.write(HEAD);
  for (let sent = 0; sent < blocks && !reply.destroyed; sent++) {
    if (!reply.write(BLOCK)) await drained(reply);
  }
  reply.end(TAIL);
};

/** Once more is taken, or nobody takes anything any more. */
function drained(reply) {
  return new Promise((go) => {
    const done = () => (reply.off("drain", done).off("close", done), go());
    reply.on("drain", done).on("close", done);
  });
}

export async function huge({ consoles, rounds, notes }) {
  const [own] = consoles;
  const browser = await launch();
  for (let round = 0; round < Math.min(rounds, 2); round++) {
    for (const announces of [true, false]) {
      const name = `100 MB, ${announces ? "announced" : "of no known length"}`;
      const { page, close } = await open(browser, own);
      await aim(page, own);
      page.setDefaultTimeout(PATIENCE);
      own.served.service.answer = answer(announces);
      const before = await memory(page);
      const peak = await watchMemory(page);
      await forgetTasks(page);
      const began = performance.now();
      await page.click("[data-testid=send]");
      await page.locator("[data-testid=reply-pretty] .row").first().waitFor();
      notes.note(`${name}: first lines ms`, own.name, performance.now() - began);
      await page.fill("[data-testid=reply-search]", NEEDLE);
      await page.waitForFunction(() => /1/.test(document.querySelector("[data-testid=reply-hits]")?.textContent ?? ""));
      notes.note(`${name}: found at its end ms`, own.name, performance.now() - began);
      notes.note(`${name}: longest task ms`, own.name, await page.evaluate(() => Math.max(0, ...bench.long)));
      notes.note(`${name}: memory ÷ bytes`, own.name, ((await peak()) - before) / BYTES);
      await close();
    }
  }
  own.served.service.answer = null;
  await browser.close();
}
