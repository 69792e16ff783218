// Key press to painted with a body of 5 and of 1,000 items: real key events, the clock from the event's own time stamp to the
// first task after the frame, in a browser that waits for no screen.
import { at, inTurns } from "../stage/figures.mjs";
import { launch } from "../stage/chromium.mjs";
import { open } from "../stage/consoles.mjs";

const PRESSES = 40;
const SIZES = [5, 1000];
const items = (count) =>
  JSON.stringify({ From_Account: "alice", ProfileItem: Array.from({ length: count }, (_, i) => ({ Tag: "Tag_Profile_IM_Nick", Value: `name ${i}` })) }, null, 2);

const watch = () => {
  window.times = [];
  let started;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => times.push(performance.now() - started);
  addEventListener("keydown", ({ timeStamp }) => {
    started = timeStamp;
    requestAnimationFrame(() => channel.port2.postMessage(0));
  }, true);
};

/** The pointer rests on the editor: browsers look what is under it at each frame, and a page without one saves that. */
async function pointAtFocus(page) {
  const box = await page.evaluate(() => {
    let focused = document.activeElement;
    while (focused.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    const { x, y, width, height } = focused.getBoundingClientRect();
    return { x: x + width / 2, y: Math.min(y + height / 2, innerHeight - 1) };
  });
  await page.mouse.move(box.x, Math.max(0, box.y));
}

/** The times of some key presses where the focus is. */
export async function press(page) {
  await page.bringToFront();
  await pointAtFocus(page);
  await page.evaluate(() => (window.times.length = 0));
  for (let count = 0; count < PRESSES; count++) {
    await page.keyboard.press("a");
    await page.waitForTimeout(40);
  }
  return page.evaluate(() => window.times);
}

/** Puts a text into an editor at once: typed in, thousands of lines take Chromium minutes. */
const put = (editor, text) => {
  editor.focus();
  if (editor instanceof HTMLTextAreaElement) {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(editor, text);
    editor.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    return;
  }
  getSelection().selectAllChildren(editor);
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
};

/** The focus in the middle of a body of so many items; the form of this page, or a text. */
export async function fill(page, console, count, view) {
  if (console.own) {
    await page.click("[data-testid=view-json]");
    await page.locator("[data-testid=body-json]").evaluate(put, items(count));
    if (view === "form") {
      await page.click("[data-testid=view-form]");
      await page.locator("[data-testid=item-value]").nth(Math.floor(count / 2)).focus();
    }
  } else {
    const editor = (await page.evaluateHandle(() => bench.editor())).asElement();
    await editor.evaluate(put, items(count));
  }
  await page.waitForTimeout(1500);
  await page.evaluate(watch);
}

export async function keys({ consoles, rounds, notes }) {
  const browser = await launch({ frames: "free" });
  for (const size of SIZES) {
    for (const view of ["text", "form"]) {
      const compared = consoles.filter(({ own }) => view === "text" || own);
      const pages = new Map();
      for (const console of compared) {
        const { page, close } = await open(browser, console);
        await fill(page, console, size, view);
        pages.set(console, { page, close });
        // The first presses warm up.
        await press(page);
      }
      await inTurns(rounds, compared, async (console) => {
        const times = await press(pages.get(console).page);
        notes.note(`key p95, ${size} items, ${view} ms`, console.name, at(0.95, times));
      });
      for (const { close } of pages.values()) await close();
    }
  }
  await browser.close();
}
