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
