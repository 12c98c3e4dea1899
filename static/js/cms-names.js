/* What a screen reader and somebody who speaks to the screen call a thing is what stands on it: the logo and the
   mark of a page that is online have another name in Wagtail, and its editor of texts has none. */
(() => {
  "use strict";
  const NAMED = ".sidebar-custom-branding[aria-label], .page-status-tag[aria-label]";
  const UNNAMED = "[role=textbox][contenteditable]:not([aria-label]):not([aria-labelledby])";

  /* Who else looks at a page is a picture of the account, and words that only a mouse brings. */
  const SESSION = ".w-editing-sessions__session:not([aria-label])";

  const SEARCH = "form[role=search]:not([aria-label])";

  const labelOf = (editor) => {
    const field = editor.closest("[data-field], .w-field") || editor.closest(".Draftail-Editor__wrapper")?.parentElement;
    const input = field?.querySelector("[data-draftail-input]");
    const label = input?.id && document.querySelector(`label[for="${CSS.escape(input.id)}"]`);
    const above = editor.closest("section")?.querySelector("[data-panel-heading-text], h2, h3");
    return (label || above)?.textContent.replace("*", "").trim();
  };

  const name = () => {
    for (const each of document.querySelectorAll(NAMED)) {
      const seen = each.innerText.replace(/\s+/g, " ").trim();
      const said = each.getAttribute("aria-label");
      if (!said.toLowerCase().includes(seen.toLowerCase())) {
        each.setAttribute("aria-label", `${seen}: ${said}`);
      }
    }
    /* Beside the search of the menu, a list has its own: that of the list. */
    const heading = document.querySelector("h1")?.textContent.trim();
    for (const each of heading ? document.querySelectorAll(SEARCH) : []) {
      if (!each.closest(".sidebar")) each.setAttribute("aria-label", heading);
    }
    for (const each of document.querySelectorAll(SESSION)) {
      /* Tippy takes the words out of the button. */
      const popup = each._tippy?.props.content || each.querySelector("[data-w-tooltip-target]");
      const words = popup?.textContent?.replace(/\s+/g, " ").trim();
      if (words) each.setAttribute("aria-label", words);
    }
    for (const each of document.querySelectorAll(UNNAMED)) {
      const words = labelOf(each);
      if (words) each.setAttribute("aria-label", words);
    }
  };

  /* Wagtail draws its menu, and each text that is added, later. */
  let waits = false;
  new MutationObserver(() => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => { waits = false; name(); });
  }).observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", name);
})();
