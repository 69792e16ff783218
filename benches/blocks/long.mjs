// What long use costs this page: a history of 1,000 entries and the whole catalogue beside a key press, and the memory after
// 10,000 sends against that after 100 (SENDS=n for fewer).
import { at } from "../stage/figures.mjs";
import { launch } from "../stage/chromium.mjs";
import { aim, open } from "../stage/consoles.mjs";
import { memory } from "../stage/memory.mjs";
import { fill, press } from "./keys.mjs";

const SENDS = Number(process.env.SENDS ?? 10_000);

/** Sends so many times from inside the page, each once the one before was answered. */
const sendMany = async (count) => {
  const done = () => !document.querySelector("[data-testid=cancel]") && !document.querySelector("[data-testid=send]").disabled;
  for (let sent = 0; sent < count; sent++) {
    document.querySelector("[data-testid=send]").click();
    do await new Promise((next) => setTimeout(next, 0));
    while (!done());
  }
};

export async function heap({ consoles, notes }) {
  const [own] = consoles;
  const browser = await launch();
  const { page, close } = await open(browser, own);
  await aim(page, own);
  page.setDefaultTimeout(0);
  await page.evaluate(sendMany, 100);
  await page.waitForTimeout(1000);
  const before = await memory(page);
  for (let sent = 100; sent < SENDS; sent += 500) await page.evaluate(sendMany, Math.min(500, SENDS - sent));
  await page.waitForTimeout(1000);
  const after = await memory(page);
  notes.note("memory after 100 sends, bytes", own.name, before);
  notes.note(`memory after ${SENDS} sends, bytes`, own.name, after);
  notes.note("memory, grown by", own.name, after / before);
  await close();
  await browser.close();
}

export async function panels({ consoles, rounds, notes }) {
  const [own] = consoles;
  const browser = await launch({ frames: "free" });
  const plain = await open(browser, own);
  const laden = await open(browser, own);
  await aim(laden.page, own);
  await laden.page.evaluate(sendMany, 1000);
  for (const { page } of [plain, laden]) {
    await fill(page, own, 5, "text");
    await press(page);
  }
  const beside = {
    history: () => laden.page.locator("[data-testid=history-entry]").first().waitFor(),
    commands: () => laden.page.locator("[data-testid=command-option]").nth(100).waitFor(),
  };
  for (let round = 0; round < rounds; round++) {
    const base = at(0.95, await press(plain.page));
    notes.note("key p95, new page ms", own.name, base);
    for (const [panel, there] of Object.entries(beside)) {
      await laden.page.click(`[data-testid=${panel}]`);
      await there();
      await laden.page.focus("[data-testid=body-json]");
      const name = panel === "history" ? "the history" : "the catalogue";
      notes.note(`key p95, ${name} costs ms`, own.name, at(0.95, await press(laden.page)) - base);
      await laden.page.click("[data-testid=side-close]");
    }
  }
  await browser.close();
}
