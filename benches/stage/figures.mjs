// How figures are told: the middle of several, how far they spread, and how they are to each other.

/** The value that a share of the others is below: 0.5 for the median. NaN for "none in time" comes last. */
export function at(share, values) {
  const sorted = values.map((value) => (Number.isNaN(value) ? Infinity : value)).sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))];
}

export const median = (values) => at(0.5, values);

/** In each round every console has its turn, the first another one each time: what else happens on the machine strikes all. */
export async function inTurns(rounds, consoles, act) {
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < consoles.length; turn++) await act(consoles[(turn + round) % consoles.length], round);
  }
}

/** Figures by name and console: `note("usable ms", "RapiDoc", 250)`. */
export class Notes {
  all = {};

  note(figure, console, value) {
    ((this.all[figure] ??= {})[console] ??= []).push(value);
  }

  median(figure, console) {
    const values = this.all[figure]?.[console];
    return values?.length ? median(values) : NaN;
  }
}

export const number = (value) => (value === Infinity ? "none in time" : Number.isNaN(value) ? "–" : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0));
