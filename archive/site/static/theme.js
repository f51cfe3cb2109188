// Before anything is painted: the colours that the reader chose, so that nothing flashes.
(() => {
  "use strict";
  try {
    const chosen = localStorage.getItem("draws-theme");
    if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
  } catch {
    // A browser that keeps nothing for local files: the page follows the system.
  }
})();
