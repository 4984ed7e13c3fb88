/* Copies the address of the page, which holds the filters and the chosen report; prints the page. */
function copy(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  return new Promise((resolve, reject) => {  // over plain http from another machine
    const field = document.createElement("textarea");
    field.value = text;
    field.style.cssText = "position:fixed;opacity:0";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    done ? resolve() : reject(new Error("not allowed"));
  });
}

export default function ({ parentElement }) {
  const button = parentElement.querySelector(".copy"), said = parentElement.querySelector(".said");
  parentElement.querySelector(".print").onclick = () => window.print();
  button.onclick = () => copy(window.location.href)
    .then(() => { said.textContent = "Link copied"; })
    .catch(() => { said.textContent = "Copy the address of this page instead"; })
    .finally(() => setTimeout(() => { said.textContent = ""; }, 4000));
}
