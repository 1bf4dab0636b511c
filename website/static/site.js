// On paper the page is light, whatever it is on the screen.
(() => {
  const page = document.documentElement;
  let theme;
  addEventListener("beforeprint", () => {
    theme = page.dataset.theme;
    page.dataset.theme = "light";
  });
  addEventListener("afterprint", () => {
    page.dataset.theme = theme;
  });
})();

// What runs in a browser must come from a server: a page that was opened from a folder says so.
if (location.protocol === "file:") {
  addEventListener("DOMContentLoaded", () => {
    for (const offer of document.querySelectorAll("[data-needs-server]")) {
      offer.textContent = "To run the lessons in the browser, open this site from a server, as make site says.";
    }
  });
}
