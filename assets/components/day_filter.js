/* Moves the map along with the slider of days at once: what each place has on each day is known here, so that nothing
   has to be asked of the server. The server's answer follows with everything else, and has the last word. */
const STATUSES = ["claimed", "verified", "denied", "planned"];  // as in dateline.views.day_tallies
const days = () => [...document.querySelectorAll(".st-key-dates input[type=range]")];
const asText = (bytes, from, to) => new TextDecoder().decode(bytes.subarray(from, to));

function read(bytes) {
  const told = JSON.parse(asText(bytes, 16));
  if (told === null) return null;
  const packed = Uint8Array.from(atob(told.rows), (sign) => sign.charCodeAt(0));
  const numbers = new Uint16Array(packed.buffer), length = numbers.length / 6;
  const column = (at) => numbers.subarray(at * length, (at + 1) * length);
  return { ...told, length, place: column(0), first: column(1), last: column(2), family: column(3), status: column(4), reports: column(5) };
}

/* Reports by place, family and status on the days from first to last, both counted from 1970. */
function count(told, first, last) {
  const families = told.families.length, from = first - told.origin, to = last - told.origin;
  const byFamily = new Uint32Array(told.places.length * families), byStatus = new Uint32Array(told.places.length * 4);
  for (let row = 0; row < told.length; row += 1) {
    if (told.first[row] > to || told.last[row] < from) {
      if (told.last[row] !== 65535 || told.first[row] !== 0) continue;  // background has no days
    }
    byFamily[told.place[row] * families + told.family[row]] += told.reports[row];
    byStatus[told.place[row] * 4 + told.status[row]] += told.reports[row];
  }
  return [byFamily, byStatus];
}

const worth = (n, [claimed, verified, denied, planned]) =>
  STATUSES[verified ? 1 : denied === n ? 2 : planned === n ? 3 : 0];

/* The places as the server would send them, those with most reports first. */
function marks(told, first, last) {
  const [byFamily, byStatus] = count(told, first, last), size = told.families.length, found = [];
  const seen = new Set();
  told.places.forEach((place, at) => {
    const kinds = [];
    let n = 0;
    told.families.forEach(([hue], family) => {
      const number = byFamily[at * size + family];
      if (!number) return;
      kinds.push([hue, number]); n += number; seen.add(family);
    });
    if (!n) return;
    kinds.sort((one, other) => other[1] - one[1]);  // stable: families in their order where equal
    found.push({ ...place, n, kinds, hue: kinds[0][0], status: worth(n, byStatus.subarray(at * 4, at * 4 + 4)) });
  });
  found.sort((one, other) => other.n - one.n || (one.id < other.id ? -1 : 1));
  return [found, told.families.filter((_, family) => seen.has(family))];
}

export default function ({ parentElement, data }) {
  const kept = (parentElement.days ??= { key: "", told: null });
  const key = asText(data, 0, 16);
  if (kept.key !== key) { kept.key = key; kept.told = read(data); }
  kept.watch?.disconnect();  // only what the last call returns is kept for the end, so each call watches for itself
  const watch = (kept.watch = new MutationObserver(() => {
    const inputs = days(), frame = document.querySelector('iframe[title*="folium"]');
    if (!kept.told || inputs.length !== 2) return;
    // Moved by hand only: where the server moves it ("Clear filters", playing), the map's own answer comes along
    if (!inputs.some((input) => input.closest(".st-key-dates").matches(":focus-within, :active"))) { kept.shown = ""; return; }
    const shown = inputs.map((input) => Number(input.value) / 864e8), now = `${kept.key} ${shown.join(" ")}`;
    if (kept.shown === now) return;
    kept.shown = now;
    try { frame.contentWindow.Dateline.showDays(...marks(kept.told, ...shown), shown); } catch (error) { /* no map yet */ }
  }));
  watch.observe(document.body, { subtree: true, attributes: true, attributeFilter: ["aria-valuetext"] });
  return () => watch.disconnect();
}
