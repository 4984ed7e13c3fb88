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
  if (facts.checked) kind.append(make("span", "tag checked", facts.checked));
  if (data.grade) {
    const grade = make("span", "tag grade", data.grade);
    grade.title = data.why;
    kind.append(grade);
  }
  const list = make("dl");
  for (const [label, value] of facts.facts) list.append(make("dt", "", label), make("dd", "", value));
  box.append(kind, list);
  for (const other of data.others || []) {
    const side = make("button", "against");
    side.type = "button";
    side.dataset.against = other.id;
    side.append(make("b", "", other.how + " " + other.says), make("q", "", other.sentence));
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

/* Words that a person marks in the text, counted in characters as Python does (code points, not halves of them). */
const length = (text) => [...text].length;
const selectionIn = (root) => (root.getSelection ? root.getSelection() : document.getSelection());
function markedSpan(spots, root) {
  const selection = selectionIn(root);
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0), hit = spots.filter(([node]) => range.intersectsNode(node));
  if (!hit.length) return null;
  const [first, from] = hit[0], [last, to] = hit[hit.length - 1];
  const start = from + (first === range.startContainer ? length(first.data.slice(0, range.startOffset)) : 0);
  const end = to + length(last === range.endContainer ? last.data.slice(0, range.endOffset) : last.data);
  const words = spots.map(([node]) => node.data).join("");
  const text = [...words].slice(start, end).join("");
  return end > start && text.trim() ? { start, end, text } : null;
}
function markBar(send) {
  const row = make("div", "marks"), said = make("q", "said");
  row.hidden = true;
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", "The marked words");
  row.append(said);
  for (const [label, use] of [["Add a row", "add"], ["These words say it", "span"]]) {
    const button = make("button", "", label);
    button.type = "button";
    button.dataset.use = use;
    button.addEventListener("mousedown", (event) => event.preventDefault());  // keeps the words marked
    button.addEventListener("click", () => {
      selectionIn(row.getRootNode())?.removeAllRanges();
      row.hidden = true;
      send("marked", { start: row.span.start, end: row.span.end, use });
    });
    row.append(button);
  }
  return row;
}
function watchMarks(frame, parentElement) {
  if (frame.watching) return;
  frame.watching = true;
  document.addEventListener("selectionchange", () => {
    const row = frame.querySelector(".marks");
    if (!row) return;
    const span = markedSpan(frame.spots, parentElement.getRootNode());
    if (!span) { if (!row.contains(parentElement.getRootNode().activeElement)) row.hidden = true; return; }
    row.span = span;
    row.querySelector(".said").textContent = span.text.length > 80 ? span.text.slice(0, 79) + "\u2026" : span.text;
    row.querySelector('[data-use="span"]').hidden = !frame.dataset.selected;
    row.hidden = false;
  });
}

function body(data, setTriggerValue, spots) {
  const text = make("p", "body");
  let at = 0;
  const piece = (run) => {
    const node = document.createTextNode(run.text);
    spots.push([node, at]);
    at += length(run.text);
    return node;
  };
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
    if (run.sentence === undefined) { close(); open = null; index = null; text.append(piece(run)); continue; }
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
      const choose = () => {
        const marking = data.marking && selectionIn(element.getRootNode());
        if (marking && !marking.isCollapsed) return;  // words are being marked: that is no press on the sentence
        element.classList.add("pending"); setTriggerValue("picked", next);
      };
      element.addEventListener("click", choose);
      element.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(); }
      });
      text.append(element);
    }
    const words = piece(run);
    if (!run.mark) { open.append(words); continue; }
    const mark = make("mark", run.mark);
    mark.append(words);
    open.append(mark);
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
  frame.spots = [];
  const [words, chosen] = body(data, send, frame.spots);
  text.append(...heading(data.source), words);
  const spoken = make("div", "quiet");
  spoken.setAttribute("aria-live", "polite");
  frame.replaceChildren(bar(data, send), ...(data.card ? [card(data.card, data, send)] : []), text, spoken);
  if (data.marking) { frame.append(markBar(send)); watchMarks(frame, parentElement); }
  if (data.card && frame.dataset.selected !== data.selected && chosen) {
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
