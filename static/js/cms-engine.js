/* The editor of wagtail-localize: its one heading that no catalogue reaches, in the language of the CMS. */
(() => {
  "use strict";
  const { english, heading } = document.currentScript.dataset;

  const mend = (place) => {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (walker.currentNode.data === english) walker.currentNode.data = heading;
    }
  };

  const start = () => {
    const place = document.querySelector(".js-translation-editor");
    if (!place) return;
    mend(place);
    new MutationObserver(() => mend(place)).observe(place, { childList: true, subtree: true });
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
