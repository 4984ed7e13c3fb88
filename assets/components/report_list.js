/* The list of reports: arrows move and choose, like a list box. Text only through textContent. */
const make = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

function line(row, chosen) {
  const item = make("div", "row"), head = make("div", "head"), dot = make("i");
  item.setAttribute("role", "option");
  item.id = "row-" + row.id;
  item.dataset.id = row.id;
  item.setAttribute("aria-selected", String(chosen));
  item.style.setProperty("--hue", row.hue);
  head.append(dot, make("span", "place", row.place ? row.type + ", " + row.place : row.type), make("span", "day", row.day));
  const words = [row.status.toLowerCase() + " by " + row.claimant];
  if (row.status === "Reported") words[0] = row.claimant;
  if (row.counts) words.unshift(row.counts);
  if (row.background) words.push("background");
  if (row.unmapped) words.push(row.unmapped);
  if (row.checked) words.push(row.checked[0].toLowerCase() + row.checked.slice(1));
  if (row.note) words.splice(0, words.length, row.note);
  item.append(head, make("div", "what", words.join(" · ")));
  item.title = row.sentence;
  return item;
}

export default function ({ parentElement, data, setTriggerValue }) {
  const list = parentElement.querySelector(".list"), told = JSON.stringify(data);
  list.send = setTriggerValue;
  if (list.told === told) return;  // a rerun that changes nothing must not take a click's target away
  list.told = told;
  const hadFocus = parentElement.activeElement === list, top = list.scrollTop;
  const items = data.rows.map((row) => line(row, row.id === data.selected));
  list.replaceChildren(...items);
  list.setAttribute("aria-label", data.label);
  if (!items.length) list.append(make("p", "empty", data.empty));
  if (data.more) list.append(make("p", "more", data.more));
  const choose = (id) => {
    for (const item of items) item.setAttribute("aria-selected", String(item.dataset.id === id));
    list.setAttribute("aria-activedescendant", "row-" + id);
    list.told = null;  // the choice shown here is ahead of Python's
    list.send("picked", id);
  };
  list.onclick = (event) => {
    const item = event.target.closest(".row");
    if (item) choose(item.dataset.id);
  };
  list.onkeydown = (event) => {
    const at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1, PageDown: at + 8, PageUp: at - 8 }[event.key];
    if (to === undefined || !items.length) return;
    event.preventDefault();
    const item = items[Math.max(0, Math.min(items.length - 1, to))];
    item.scrollIntoView({ block: "nearest" });
    choose(item.dataset.id);
  };
  const current = items.find((item) => item.dataset.id === data.selected);
  list.scrollTop = top;
  if (current) {
    list.setAttribute("aria-activedescendant", current.id);
    const box = current.getBoundingClientRect(), view = list.getBoundingClientRect();
    if (box.top < view.top || box.bottom > view.bottom) list.scrollTop += box.top - view.top - view.height / 3;
  } else list.removeAttribute("aria-activedescendant");
  if (hadFocus) list.focus();
}
