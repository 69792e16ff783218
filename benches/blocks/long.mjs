// What long use costs this page: a history of 1,000 entries and the whole catalogue beside a key press, and the memory after
// 10,000 sends against that after 100 (SENDS=n for fewer).
import { at } from "../stage/figures.mjs";
import { launch } from "../stage/chromium.mjs";
import { aim, open } from "../stage/consoles.mjs";
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

/** Bytes of the page's JS heap with what it holds outside, and of its Wasm memory, after collecting. */
async function memory(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize, embedderHeapUsedSize = 0 } = await cdp.send("Runtime.getHeapUsage");
  const { result } = await cdp.send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await cdp.send("Runtime.queryObjects", { prototypeObjectId: result.objectId });
  const sum = { functionDeclaration: "function () { return this.reduce((sum, { buffer }) => sum + buffer.byteLength, 0) }", objectId: objects.objectId, returnByValue: true };
  const wasm = (await cdp.send("Runtime.callFunctionOn", sum)).result.value;
  await cdp.detach();
  return usedSize + embedderHeapUsedSize + wasm;
}

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
  await laden.page.click("[data-testid=commands]");
  await laden.page.locator("[data-testid=command-option]").nth(100).waitFor();
  await laden.page.click("[data-testid=history]");
  await laden.page.locator("[data-testid=history-entry]").first().waitFor();
  for (const { page } of [plain, laden]) {
    await fill(page, own, 5, "text");
    await press(page);
  }
  for (let round = 0; round < rounds; round++) {
    const times = [await press(plain.page), await press(laden.page)].map((times) => at(0.95, times));
    notes.note("key p95, new page ms", own.name, times[0]);
    notes.note("key p95, history of 1,000 ms", own.name, times[1]);
    notes.note("key p95, the history costs ms", own.name, times[1] - times[0]);
  }
  await browser.close();
}
