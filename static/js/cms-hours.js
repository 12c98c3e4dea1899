/* The editor of a hub: shows what the hours mean while they are filled in. Without this script the
   preview is that of the page as it was opened. */
(() => {
  "use strict";
  const PAUSE = 600;

  const watch = (place) => {
    const form = document.querySelector("form[data-edit-form]");
    if (!form) return;
    let timer = 0;
    let asked = 0;
    const ask = async () => {
      const number = ++asked;
      try {
        const response = await fetch(place.dataset.hoursPreview, {
          method: "POST",
          body: new FormData(form),
        });
        /* A slow answer must not replace a newer one. */
        if (response.ok && number === asked) {
          const open = place.querySelector("details")?.open;
          place.innerHTML = await response.text();
          const days = place.querySelector("details");
          if (days && open) days.open = true;
        }
      } catch {
        /* The CMS is away for a moment: the next change asks again. */
      }
    };
    const later = (event) => {
      if (!/^(hours_state|opening_|holiday_)/.test(event.target.name || "")) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(ask, PAUSE);
    };
    form.addEventListener("input", later);
    form.addEventListener("change", later);
  };

  const start = () => document.querySelectorAll("[data-hours-preview]").forEach(watch);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
