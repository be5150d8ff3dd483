"use strict";
// Keyboard: j and k walk the items, c confirms, d dismisses with a reason by its digit, ? helps.
let pageKeys = {}; // those of the page that is open, beside the ones below
let current = null;
const items = () => [...document.querySelectorAll(".item")];
const go = (item) => {
  if (!item) return;
  current?.classList.remove("current");
  current = item;
  item.classList.add("current");
  item.scrollIntoView({ block: "nearest" });
};
// Walked to by key, an item has the focus: Tab goes on into its buttons.
const walk = (item) => {
  go(item);
  item?.focus({ preventScroll: true });
};
const step = (by) => {
  const all = items();
  const at = all.indexOf(current);
  walk(all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]);
};
const help = () => {
  const box = document.getElementById("help");
  if (box.open) box.close();
  else box.showModal();
};
// On a pair: the next shared passage, on both sides at once.
let match = 0;
const nextMatch = (by) => {
  const most = Math.max(0, ...[...document.querySelectorAll("[data-match]")].map((m) => +m.dataset.match));
  if (!most) return;
  match = ((match + by - 1 + most) % most) + 1;
  for (const mark of document.querySelectorAll("mark.here")) mark.classList.remove("here");
  for (const side of document.querySelectorAll(".side")) {
    const found = side.querySelectorAll(`[data-match="${match}"]`);
    for (const mark of found) mark.classList.add("here");
    found[0]?.scrollIntoView({ block: "center" });
  }
  settle();
};
const press = (selector) => current?.querySelector(selector)?.click();
const follow = (id) => document.getElementById(id)?.click();
const unfold = (selector) => {
  const part = current?.querySelector(selector);
  for (const other of current?.querySelectorAll(".dismiss[open]") ?? []) if (other !== part) other.open = false;
  if (part) part.open = !part.open;
};
const keys = {
  j: () => step(1),
  k: () => step(-1),
  c: () => press(".confirm"),
  d: () => unfold(".dismiss:not(.ask)"),
  q: () => unfold(".ask"),
  x: () => current?.closest(".row")?.querySelector(".pick")?.click(),
  t: () => current?.querySelector("input[name=text]")?.focus(),
  b: () => document.querySelector("#bulk select")?.focus(),
  v: () => (current?.querySelector("a.beside") ? press("a.beside") : unfold(".seen-on")),
  "/": () => document.querySelector(".filter input:not([type=hidden]), .filter select")?.focus(),
  o: () => follow("next-open"),
  "[": () => follow("previous"),
  "]": () => follow("next"),
  n: () => nextMatch(1),
  N: () => nextMatch(match ? -1 : 0),
  p: () => turnOver(),
  "?": help,
  Enter: () => press("a.open"),
  Escape: () => {
    pageKeys.Escape?.();
    if (document.activeElement === document.body) return;
    if (current) current.focus({ preventScroll: true });
    else document.activeElement.blur();
  },
};
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not(.pick), select, textarea") && event.key !== "Escape") return;
  if (event.key === "Enter" && event.target.closest("button, a, summary, .page")) return;
  const reasons = current?.querySelectorAll(".dismiss[open] .reasons button") ?? [];
  const action = keys[event.key] ?? pageKeys[event.key] ?? (reasons[event.key - 1] && (() => reasons[event.key - 1].click()));
  if (!action) return;
  event.preventDefault();
  action();
});
addEventListener("click", (event) => {
  if (event.target.closest("#help-open")) help();
  const reason = event.target.closest("[data-reason]");
  if (reason) reason.form.elements.reason.value = reason.dataset.reason;
  if (event.target.closest("#pick-all")) pick(true);
  if (event.target.closest("#turn-over")) turnOver();
  const item = event.target.closest(".item");
  if (item) go(item);
}, true);
// Picked questions are counted; they are decided together after a preview.
const pick = (all) => {
  const boxes = [...document.querySelectorAll(".pick")];
  const on = boxes.some((box) => !box.checked);
  if (all) for (const box of boxes) box.checked = on;
  const count = document.getElementById("picked");
  const picked = boxes.filter((box) => box.checked).length;
  if (count) count.textContent = picked;
  document.getElementById("bulk")?.classList.toggle("held", picked > 0);
};
addEventListener("change", (event) => { if (event.target.closest(".pick")) pick(false); });
// A decided card is a new element: the walk goes on from it.
addEventListener("htmx:afterSwap", (event) => {
  if (current && !current.isConnected) walk(document.getElementById(current.id));
});
// Two papers scroll together, by as much as either is moved.
const papers = [...document.querySelectorAll(".together .paper")];
const stands = new Map();
const settle = () => { for (const paper of papers) stands.set(paper, paper.scrollTop); };
for (const paper of papers) paper.addEventListener("scroll", () => {
  const by = paper.scrollTop - stands.get(paper);
  if (by) for (const other of papers) if (other !== paper) other.scrollTop += by;
  settle();
});
settle();
// A pair is read as text or seen as pages.
const turnOver = () => document.querySelector(".together")?.classList.toggle("pictured");
