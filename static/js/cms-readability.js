/* The page editor: hints for plain Dutch beside the text. Without this script there are none. */
(() => {
  "use strict";
  const PAUSE = 1200;
  const address = document.currentScript.dataset.readability;

  const words = (field) => {
    if (!field.hasAttribute("data-draftail-input")) return field.value;
    try {
      const content = JSON.parse(field.value);
      return content ? content.blocks.map((block) => block.text).join("\n") : "";
    } catch {
      return "";
    }
  };

  const start = () => {
    const form = document.querySelector("form[data-edit-form]");
    const page = /\/pages\/(?:add\/\w+\/\w+\/)?(\d+)\//.exec(window.location.pathname);
    if (!form || !page) return;
    const place = document.createElement("section");
    place.className = "wijk-readability";
    place.setAttribute("aria-live", "polite");
    /* Below the fields of the text, and not below the bar with the buttons. */
    (form.querySelector(".w-form-width") || form).append(place);
    let timer = 0;
    let asked = 0;
    let last = "";
    const ask = async () => {
      const data = new FormData();
      const chosen = "textarea[name=introduction], [name^=body] textarea, textarea[name^=body-], [data-draftail-input], [name=title]";
      const texts = [...form.querySelectorAll(chosen)].map(words).filter((text) => text.trim());
      if (texts.join("\n") === last) return;
      last = texts.join("\n");
      texts.forEach((text) => data.append("text", text));
      data.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
      const number = ++asked;
      try {
        const response = await fetch(address.replace("/0/", `/${page[1]}/`), { method: "POST", body: data });
        /* A slow answer must not replace a newer one. */
        if (response.status === 200 && number === asked) place.innerHTML = await response.text();
      } catch {
        /* The CMS is away for a moment: the next change asks again. */
      }
    };
    const later = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(ask, PAUSE);
    };
    form.addEventListener("input", later);
    form.addEventListener("keyup", later);
    later();
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
