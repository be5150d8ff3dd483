"use strict";
// Each check under way is followed by its events; at its end the page is read again.
const STATES = { waiting: "等待", running: "检查中", done: "完成", failed: "失败", stopped: "已取消" };
const show = (row, told) => {
  const bar = row.querySelector("progress");
  bar.max = told.total || 1;
  bar.value = told.done;
  row.querySelector("[data-count]").textContent = told.total ? `${told.done} / ${told.total}` : "";
  row.querySelector("[data-note]").textContent = told.note;
  row.querySelector("[data-state]").textContent = STATES[told.state];
};
for (const row of document.querySelectorAll("[data-follow]")) {
  const events = new EventSource(row.dataset.follow);
  events.addEventListener("progress", (event) => show(row, JSON.parse(event.data)));
  events.addEventListener("end", (event) => {
    events.close();
    show(row, JSON.parse(event.data));
    if (!document.querySelector(".hand input[type=file]")?.files.length) location.reload();
  });
}
document.getElementById("whole-folder")?.addEventListener("change", (event) => {
  const files = document.querySelector(".hand input[type=file]");
  files.value = "";
  files.webkitdirectory = event.target.checked;
});
