"use strict";
// Print everything: closed parts are opened for the print and closed again after it.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const part of opened) part.open = true;
});
addEventListener("afterprint", () => {
  for (const part of opened) part.open = false;
});
// The page of a paper is in the file once; a pair borrows it and draws its own boxes over it.
const borrow = (part) => {
  for (const spots of part.querySelectorAll(".spots[hidden]")) {
    const page = document.querySelector(`[id="${spots.dataset.of}"] .page[data-page="${spots.dataset.page}"] .sheet`);
    if (!page) continue;
    const sheet = page.cloneNode(true);
    sheet.querySelector(".marks").replaceWith(spots.querySelector(".marks"));
    spots.querySelector(".sheet").replaceWith(sheet);
    spots.hidden = false;
    spots.parentElement.querySelector("img.whole")?.remove();
  }
};
for (const pair of document.querySelectorAll(".pair")) {
  if (pair.open) borrow(pair);
  pair.addEventListener("toggle", () => borrow(pair));
}
// A link to a closed part opens it and all parts around it.
const reveal = () => {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && document.getElementById(id);
  if (!target) return;
  for (let part = target; part; part = part.parentElement) {
    if (part.tagName === "DETAILS") part.open = true;
  }
  target.scrollIntoView();
};
// A click, or Enter on a focused page, makes it large and small again.
const zoom = (event) => {
  if (event.type === "keydown" && event.key !== "Enter") return;
  event.target.closest?.(".page")?.classList.toggle("zoom");
};
addEventListener("click", zoom);
addEventListener("keydown", zoom);
addEventListener("hashchange", reveal);
reveal();
