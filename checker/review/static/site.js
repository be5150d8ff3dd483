"use strict";
// Keyboard: j and k walk the items, c confirms, d dismisses with a reason by its digit, ? helps.
let current = null;
const items = () => [...document.querySelectorAll(".item")];
const go = (item) => {
  if (!item) return;
  current?.classList.remove("current");
  current = item;
  item.classList.add("current");
  item.scrollIntoView({ block: "nearest" });
};
const step = (by) => {
  const all = items();
  const at = all.indexOf(current);
  go(all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]);
};
const help = () => {
  const box = document.getElementById("help");
  if (box.open) box.close();
  else box.showModal();
};
// On a pair: the next shared passage, on both sides at once.
let match = 0;
const nextMatch = () => {
  const most = Math.max(0, ...[...document.querySelectorAll("[data-match]")].map((m) => +m.dataset.match));
  if (!most) return;
  match = (match % most) + 1;
  for (const mark of document.querySelectorAll("mark.here")) mark.classList.remove("here");
  for (const side of document.querySelectorAll(".side")) {
    const found = side.querySelectorAll(`[data-match="${match}"]`);
    for (const mark of found) mark.classList.add("here");
    found[0]?.scrollIntoView({ block: "center" });
  }
};
const press = (selector) => current?.querySelector(selector)?.click();
const keys = {
  j: () => step(1),
  k: () => step(-1),
  c: () => press(".confirm"),
  d: () => {
    const part = current?.querySelector(".dismiss");
    if (part) part.open = !part.open;
  },
  n: nextMatch,
  "?": help,
  Enter: () => press("a.open"),
};
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, select, textarea, button, a, summary, .page")) return;
  const reasons = current?.querySelectorAll(".dismiss[open] .reasons button") ?? [];
  const action = keys[event.key] ?? (reasons[event.key - 1] && (() => reasons[event.key - 1].click()));
  if (!action) return;
  event.preventDefault();
  action();
});
addEventListener("click", (event) => {
  if (event.target.closest("#help-open")) help();
  const reason = event.target.closest("[data-reason]");
  if (reason) reason.form.elements.reason.value = reason.dataset.reason;
  const item = event.target.closest(".item");
  if (item) go(item);
}, true);
// A decided card is a new element: the walk goes on from it.
addEventListener("htmx:afterSwap", (event) => {
  if (current && !current.isConnected) go(document.getElementById(current.id));
});
// Two papers scroll together.
for (const box of document.querySelectorAll(".together")) {
  const texts = [...box.querySelectorAll(".side > .text:first-of-type p")];
  let busy = false;
  for (const text of texts) text.addEventListener("scroll", () => {
    if (busy) return;
    busy = true;
    const share = text.scrollTop / (text.scrollHeight - text.clientHeight || 1);
    for (const other of texts) if (other !== text) other.scrollTop = share * (other.scrollHeight - other.clientHeight);
    requestAnimationFrame(() => { busy = false; });
  });
}
