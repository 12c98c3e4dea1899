/* The CMS: asks how a page stands until it is online, and what publishing it would change.
   Without this script the panel is right after a reload and the button opens a page of its own. */
(() => {
  "use strict";
  const PAUSE = 700;
  /* After a minute a look now and then is enough, and after ten it is no longer for who waits. */
  const LATE = 60000;
  const LATE_PAUSE = 5000;
  const LONGEST = 600000;

  const ask = async (url) => {
    const response = await fetch(url, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  };

  /* Calls show(answer) now and then, until the page no longer waits. */
  const follow = (url, show) => {
    const start = Date.now();
    const look = async () => {
      let again = true;
      try {
        const answer = await ask(url);
        show(answer);
        again = answer.waiting;
      } catch {
        /* The CMS is away for a moment: the next look says more. */
      }
      const gone = Date.now() - start;
      if (again && gone < LONGEST) window.setTimeout(look, gone < LATE ? PAUSE : LATE_PAUSE);
    };
    look();
  };

  const watchPanel = (panel) => {
    const states = panel.querySelector("[data-publication-states]");
    if (panel.hasAttribute("data-waiting")) {
      follow(panel.dataset.stateUrl, (answer) => {
        states.innerHTML = answer.html;
      });
    }
    const button = panel.querySelector("[data-publication-impact]");
    const place = panel.querySelector("[data-publication-answer]");
    button.addEventListener("click", async (event) => {
      const form = document.querySelector("form[data-edit-form]");
      if (!form) return;
      event.preventDefault();
      if (button.getAttribute("aria-disabled") === "true") return;
      button.setAttribute("aria-disabled", "true");
      place.textContent = button.dataset.busy;
      try {
        const response = await fetch(button.href, { method: "POST", body: new FormData(form) });
        if (!response.ok) throw new Error(String(response.status));
        place.innerHTML = await response.text();
      } catch {
        place.textContent = button.dataset.wentWrong;
      }
      button.removeAttribute("aria-disabled");
    });
  };

  const watchMessage = (place) => {
    follow(place.dataset.publicationUrl, (answer) => {
      if (answer.message) place.textContent = answer.message;
      place.classList.toggle("wijk-failed", answer.failed);
      if (!answer.url || answer.waiting) return;
      const link = document.createElement("a");
      link.href = answer.url;
      link.target = "_blank";
      link.rel = "noreferrer";
      link.textContent = answer.look;
      place.append(" ", link);
    });
  };

  const start = () => {
    document.querySelectorAll("[data-publication]").forEach(watchPanel);
    document.querySelectorAll("[data-publication-url]").forEach(watchMessage);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
