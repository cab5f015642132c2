// Search and filter: an addition to the page, which is whole without it.
const form = document.querySelector("form[role=search]");
const input = form.querySelector("input");
const select = form.querySelector("select");
const told = form.querySelector("output");
const plain = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, " ").toLowerCase();
const events = [...document.querySelectorAll("article")].map((node) => ({
  node,
  words: plain(node.textContent),
  tags: node.dataset.tags.split("\n"),
}));
const years = [...document.querySelectorAll("section.year")];
const show = () => {
  const wanted = plain(input.value).split(" ").filter(Boolean);
  const tag = select ? select.value : "";
  let count = 0;
  for (const { node, words, tags } of events) {
    const found = wanted.every((word) => words.includes(word)) && (!tag || tags.includes(tag));
    node.hidden = !found;
    count += found;
  }
  for (const year of years) year.hidden = !year.querySelector("article:not([hidden])");
  told.textContent = wanted.length || tag ? `${count} of ${events.length} events` : "";
};
const whole = () => {
  input.value = "";
  if (select) select.value = "";
  show();
};
form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", show);
document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input, select");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    input.focus();
  } else if (event.key === "Escape" && typing) {
    whole();
    event.target.blur();
  }
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link && document.getElementById(link.hash.slice(1))?.closest("[hidden]")) whole();
});
