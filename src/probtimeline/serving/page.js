"use strict";

// What the explorer asks to open was shown and agreed to in it. A mere click on an address in the
// text asks for an empty window first, and is given none.
const openWindow = window.open.bind(window);
window.open = (address) => {
  if (/^https?:\/\//i.test(address ?? "")) openWindow(address, "_blank", "noopener,noreferrer");
  return null;
};

function tellEnd(words) {
  document.body.classList.add("-told");
  document.getElementById("why").textContent = words || "The server has ended, or cannot be reached.";
  const dialog = document.getElementById("ended");
  if (!dialog.open) dialog.showModal();
}

function takeKeys() {
  document.querySelector(".xterm-helper-textarea")?.focus();
}

window.WebSocket = class extends WebSocket {
  constructor(address) {
    super(address);
    this.addEventListener("open", takeKeys);
    this.addEventListener("close", (event) => tellEnd(event.reason));
  }

  send(data) {
    // The terminal tells that it has lost the keys even when nobody is there any more.
    if (this.readyState === this.OPEN) super.send(data);
  }
};

document.getElementById("again").addEventListener("click", () => window.location.reload());

// The terminal measures its letters once: they have to be there by then.
const begin = window.onload;
window.onload = (event) => {
  const faces = ["400", "700", "italic 400", "italic 700"];
  const loading = faces.map((face) => document.fonts.load(`${face} 16px "Roboto Mono"`));
  Promise.allSettled(loading).then(() => begin(event));
};
