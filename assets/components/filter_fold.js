/* Unfolds and folds the filters on narrow windows; the page's style sheet hides them there while they are folded. */
export default function ({ parentElement, data }) {
  const button = parentElement.querySelector(".fold"), root = document.documentElement;
  const show = () => button.setAttribute("aria-expanded", String(root.dataset.filters === "open"));
  button.textContent = data.label;
  button.onclick = () => { root.dataset.filters = root.dataset.filters === "open" ? "" : "open"; show(); };
  show();
}
