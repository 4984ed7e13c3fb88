/* The source panel. Every word of an article reaches the page through textContent; nothing of it can run. */
const make = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

function bar(data, setTriggerValue) {
  const row = make("div", "bar");
  if (!data.steps) return row;
  const where = make("span", "where", data.steps.label);
  const back = make("button", "", "Previous"), on = make("button", "", "Next");
  for (const [button, step, off] of [[back, -1, data.steps.first], [on, 1, data.steps.last]]) {
    button.type = "button";
    button.disabled = off;
    button.dataset.step = String(step);
    button.addEventListener("click", () => setTriggerValue("step", step));
  }
  back.setAttribute("aria-label", "Previous report"); on.setAttribute("aria-label", "Next report");
  row.append(where, back, on);
  return row;
}

function card(facts, data, send) {
  const box = make("section", "card");
  box.style.setProperty("--hue", facts.hue);
  box.setAttribute("aria-label", "The report");
  const kind = make("div", "kind", facts.type);
  kind.append(make("span", "tag", facts.status));
  if (facts.background) kind.append(make("span", "tag", "Background"));
  if (data.grade) {
    const grade = make("span", "tag grade", data.grade);
    grade.title = data.why;
    kind.append(grade);
  }
  const list = make("dl");
  for (const [label, value] of facts.facts) list.append(make("dt", "", label), make("dd", "", value));
  box.append(kind, list);
  for (const other of data.against || []) {
    const side = make("button", "against");
    side.type = "button";
    side.dataset.against = other.id;
    side.append(make("b", "", "Contradicted by " + other.says), make("q", "", other.sentence));
    side.addEventListener("click", () => send("picked", other.id));
    box.append(side);
  }
  return box;
}

function heading(source) {
  const line = make("p", "byline"), parts = [];
  parts.push(make("span", "", source.publisher));
  const day = make("span", "", source.published);
  if (source.basis) { day.title = source.basis; day.setAttribute("aria-label", source.published + ", " + source.basis); }
  parts.push(day);
  parts.forEach((part, index) => { if (index) line.append(" · "); line.append(part); });
  return [make("h2", "", source.title), line];
}

function body(data, setTriggerValue) {
  const text = make("p", "body");
  let open = null, index = null, chosen = null;
  const close = () => {
    if (open === null) return;
    const told = data.sentences[index];
    const chips = make("span", "chips");
    chips.setAttribute("aria-hidden", "true");
    if (data.chips) for (const hue of told.hues) { const dot = make("i", "", "\u25cf"); dot.style.color = hue; chips.append(dot); }
    if (told.ids.length > 1) chips.append(String(told.ids.length));
    if (chips.childNodes.length) open.append("\u2060", chips);
  };
  for (const run of data.runs) {
    if (run.sentence === undefined) { close(); open = null; index = null; text.append(run.text); continue; }
    if (run.sentence !== index) {
      close();
      index = run.sentence;
      const told = data.sentences[index];
      open = make("span", "sentence");
      open.style.setProperty("--hue", told.hues[0]);
      open.setAttribute("role", "button");
      open.tabIndex = 0;
      open.dataset.sentence = String(index);
      open.title = told.labels.join(", ");
      if (told.ids.includes(data.selected)) { open.classList.add("selected"); open.setAttribute("aria-current", "true"); chosen = open; }
      const next = told.ids[(told.ids.indexOf(data.selected) + 1) % told.ids.length];
      const element = open;
      const choose = () => { element.classList.add("pending"); setTriggerValue("picked", next); };
      element.addEventListener("click", choose);
      element.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(); }
      });
      text.append(element);
    }
    open.append(run.mark ? make("mark", run.mark, run.text) : document.createTextNode(run.text));
  }
  close();
  return [text, chosen];
}

export default function ({ parentElement, data, setTriggerValue }) {
  const frame = parentElement.querySelector(".frame");
  frame.send = setTriggerValue;
  const send = (name, value) => frame.send(name, value), told = JSON.stringify(data);
  if (frame.told === told) return;  // a rerun that changes nothing must not take a click's target away
  frame.told = told;
  const before = frame.querySelector(".text"), top = before ? before.scrollTop : 0;
  const focused = parentElement.activeElement?.dataset ?? {};
  const step = focused.step, sentence = focused.sentence;
  if (!data.source) {
    frame.replaceChildren(bar(data, send), make("p", "empty", data.empty));
    return;
  }
  const text = make("div", "text");
  text.tabIndex = 0;
  text.setAttribute("role", "region");
  text.setAttribute("aria-label", "Source text");
  const [words, chosen] = body(data, send);
  text.append(...heading(data.source), words);
  const spoken = make("div", "quiet");
  spoken.setAttribute("aria-live", "polite");
  frame.replaceChildren(bar(data, send), ...(data.card ? [card(data.card, data, send)] : []), text, spoken);
  if (frame.dataset.selected !== data.selected && chosen) {
    spoken.textContent = data.card.type + ", " + data.card.status + ": " + chosen.textContent;
  }
  text.scrollTop = frame.dataset.article === data.source.title ? top : 0;
  if (chosen) {
    const box = chosen.getBoundingClientRect(), view = text.getBoundingClientRect();
    const seen = box.top >= view.top && box.bottom <= view.bottom;
    if (!seen || frame.dataset.selected !== data.selected) text.scrollTop += box.top - view.top - view.height / 3;
  }
  frame.dataset.selected = data.selected;
  frame.dataset.article = data.source.title;
  if (step) frame.querySelector(`[data-step="${step}"]`)?.focus();
  else if (sentence) frame.querySelector(`[data-sentence="${sentence}"]`)?.focus({ preventScroll: true });
}
