"use strict";
// A paper's pages: zoom, turn, hide the boxes, and draw one.
{
const leaves = document.querySelector(".leaves");
const drawing = document.querySelector(".drawing");
let zoom = +(sessionStorage.getItem("zoom") ?? 1);
const scale = (by) => {
  zoom = by === 0 ? 1 : Math.min(4, Math.max(0.4, zoom * (by > 0 ? 1.25 : 0.8)));
  sessionStorage.setItem("zoom", zoom);
  leaves.style.setProperty("--zoom", zoom);
};
leaves.style.setProperty("--zoom", zoom);
// The page that shows most of itself.
const shownLeaf = () => {
  let best = null;
  let most = -1;
  for (const leaf of leaves.querySelectorAll(".leaf")) {
    const box = leaf.getBoundingClientRect();
    const seen = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
    if (seen > most) [best, most] = [leaf, seen];
  }
  return best;
};
const turn = () => {
  const leaf = shownLeaf();
  if (leaf) leaf.dataset.turn = (+(leaf.dataset.turn ?? 0) + 90) % 360;
};
// Where a point of the screen lies on the page, as fractions, whichever way the page is turned.
const onPage = (event, sheet) => {
  const box = sheet.getBoundingClientRect();
  const u = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  const v = Math.min(1, Math.max(0, (event.clientY - box.top) / box.height));
  const way = +(sheet.closest(".leaf").dataset.turn ?? 0);
  return { 0: [u, v], 90: [v, 1 - u], 180: [1 - u, 1 - v], 270: [1 - v, u] }[way];
};
let form = null; // whose box is being drawn
let start = null;
let rect = null;
const stop = () => {
  form = start = null;
  drawing.hidden = true;
  document.body.classList.remove("draws");
};
const begin = (button) => {
  form = button.form;
  drawing.querySelector("b").textContent = button.dataset.draw;
  drawing.hidden = false;
  document.body.classList.add("draws");
  drawing.scrollIntoView({ block: "nearest" });
};
const show = (to) => {
  const [x0, y0] = start.at;
  for (const [name, value] of [
    ["x", Math.min(x0, to[0])], ["y", Math.min(y0, to[1])],
    ["width", Math.abs(to[0] - x0)], ["height", Math.abs(to[1] - y0)],
  ]) rect.setAttribute(name, value);
};
const fill = async (own, place) => {
  const field = own.elements.field.value;
  own.elements.place.value = ["issuer", "date"].includes(field) ? "" : place;
  const value = own.elements.value;
  if (value.tagName === "SELECT") value.value = "present";
  else {
    const path = own.action.replace(/\/correct$/, "/words");
    const answer = await fetch(`${path}?place=${encodeURIComponent(place)}`);
    const found = answer.ok ? await answer.json() : { text: "" };
    const text = field === "date" ? found.date : found.text.replace(/\s+/g, "");
    if (text) value.value = text;
  }
  own.classList.add("drawn");
  value.focus();
};
addEventListener("pointerdown", (event) => {
  const sheet = form && event.target.closest(".leaf .sheet");
  if (!sheet) return;
  event.preventDefault();
  const svg = sheet.querySelector(".marks");
  svg.querySelector(".mine")?.remove();
  rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  rect.setAttribute("class", "mine");
  svg.append(rect);
  start = { sheet, at: onPage(event, sheet) };
  show(start.at);
});
addEventListener("pointermove", (event) => {
  if (start) show(onPage(event, start.sheet));
});
addEventListener("pointerup", (event) => {
  if (!start) return;
  const { sheet, at } = start;
  const to = onPage(event, sheet);
  const own = form;
  stop();
  if (Math.abs(to[0] - at[0]) < 0.004 || Math.abs(to[1] - at[1]) < 0.004) return rect.remove();
  const place = [sheet.closest(".leaf").dataset.page, ...at, ...to].map((n) => (+n).toFixed(4).replace(/\.?0+$/, "") || "0");
  fill(own, place.join(" "));
});
addEventListener("click", (event) => {
  const button = event.target.closest("[data-draw]");
  if (button) begin(button);
  const by = event.target.closest("[data-zoom]");
  if (by) scale(+by.dataset.zoom);
  if (event.target.closest("[data-turn]:not(.leaf)")) turn();
});
document.getElementById("boxes").addEventListener("change", (event) => {
  leaves.classList.toggle("bare", !event.target.checked);
});
// The first value to put right.
const mend = () => {
  const corrections = document.querySelector(".corrections");
  if (!corrections) return;
  corrections.open = true;
  corrections.querySelector("[name=value]").focus();
};
pageKeys = { "+": () => scale(1), "=": () => scale(1), "-": () => scale(-1), 0: () => scale(0), r: turn, e: mend, Escape: stop };
}
