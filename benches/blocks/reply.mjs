// From the click on Send to the frame that shows the reply, less the server's own time: an OK, and replies of 1 and 10 MB.
import { inTurns } from "../stage/figures.mjs";
import { launch } from "../stage/chromium.mjs";
import { aim, forgetTasks, open, send } from "../stage/consoles.mjs";

const SENDS = 5;
const PATIENCE = 120_000;
const record = `{"To_Account":"user_0123456789","ProfileItem":[{"Tag":"Tag_Profile_IM_Nick","Value":"nickname"},
{"Tag":"Tag_Profile_IM_Level","Value":18446744073709551615}],"ResultCode":0,"ResultInfo":"ok\\n"}`;

/** A reply of about so many bytes, told from others by a word near its beginning. */
export const body = (word, size = 0) =>
  `{"ActionStatus":"OK","ErrorInfo":"${word}","ErrorCode":0,"UserProfileItem":[${Array(Math.floor(size / (record.length + 1))).fill(record).join(",")}]}`;

export async function reply({ consoles, rounds, notes }) {
  const browser = await launch();
  await inTurns(rounds, consoles, async (console) => {
    const { page, close } = await open(browser, console);
    await aim(page, console);
    for (let count = 0; count < SENDS; count++) {
      console.served.service.body = body(`reply-${count}`);
      const time = (await send(page, `reply-${count}`)) - console.served.service.ownTime;
      // The first one warms up.
      if (count > 0) notes.note("OK reply ms", console.name, time);
      await page.waitForTimeout(100);
    }
    await close();
  });
  await browser.close();
}

export async function replies({ consoles, rounds, notes }) {
  const browser = await launch();
  for (const [name, size] of [["1 MB", 1_000_000], ["10 MB", 10_000_000]]) {
    const given = new Set();
    await inTurns(Math.min(rounds, 3), consoles, async (console) => {
      // Who showed nothing in time once is not asked again.
      if (given.has(console)) return;
      const { page, close } = await open(browser, console);
      await aim(page, console);
      console.served.service.body = body("large-reply", size);
      await forgetTasks(page);
      const time = await send(page, "large-reply", PATIENCE);
      if (Number.isNaN(time)) given.add(console);
      notes.note(`${name} reply ms`, console.name, time - console.served.service.ownTime);
      if (!Number.isNaN(time)) {
        await page.waitForTimeout(1000);
        notes.note(`${name} longest task ms`, console.name, await page.evaluate(() => Math.max(0, ...bench.long)));
      }
      await close();
    });
  }
  await browser.close();
}
