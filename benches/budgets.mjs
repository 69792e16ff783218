// What the figures are held to: ratios and counts, never milliseconds alone, for machines differ.
const OWN = "this page";

// Figure, what it is divided by (a console, or nothing), the most, in words.
const BUDGETS = [
  ["bytes until usable", null, 150_000, "first load ≤ 150 kB"],
  ["bytes in all", null, 450_000, "all ≤ 450 kB"],
  ["bytes of a second visit", null, 0, "a second visit fetches nothing"],
  ["usable ms", "RapiDoc", 0.5, "usable ≤ 0.5 × RapiDoc"],
  ["usable, CPU ÷ 4 ms", "RapiDoc", 0.5, "usable at CPU ÷ 4 ≤ 0.5 × RapiDoc"],
  ["usable, 10 Mbit/s 40 ms", "RapiDoc", 0.6, "usable on the line ≤ 0.6 × RapiDoc"],
  ["OK reply ms", "hand-written", 1.1, "OK reply ≤ 1.1 × the hand-written page"],
  ["key p95, 1000 items, text ms", "hand-written", 1, "raw JSON keys, 1,000 items ≤ the hand-written page"],
  ["memory, grown by", null, 1.1, "10,000 sends keep the heap within 10 %"],
  ["key p95, the history costs ms", null, 4, "a history of 1,000 costs no key press > 4 ms"],
  ["key p95, the catalogue costs ms", null, 4, "the whole catalogue costs no key press > 4 ms"],
  ["100 MB, announced: longest task ms", null, 50, "100 MB: no task > 50 ms"],
  ["100 MB, of no known length: longest task ms", null, 50, "100 MB of no known length: no task > 50 ms"],
  ["100 MB, announced: memory ÷ bytes", null, 3, "100 MB: memory ≤ 3 × its bytes"],
  ["100 MB, of no known length: memory ÷ bytes", null, 3, "100 MB of no known length: memory ≤ 3 × its bytes"],
];

/** Prints which budgets are kept; whether all that were measured are. */
export function judge(notes) {
  let isKept = true;
  console.log("budgets");
  for (const [figure, console_, most, text] of BUDGETS) {
    const own = notes.median(figure, OWN);
    const value = console_ ? own / notes.median(figure, console_) : own;
    if (Number.isNaN(value)) continue;
    const met = value <= most;
    isKept &&= met;
    console.log(`  ${met ? "met   " : "MISSED"}  ${text}: ${value.toLocaleString("en", { maximumFractionDigits: 2 })}`);
  }
  return isKept;
}
