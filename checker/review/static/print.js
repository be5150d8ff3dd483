"use strict";
// The button that opens the browser's own printing.
document.getElementById("print").addEventListener("click", () => print());
