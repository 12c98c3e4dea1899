/* A list that is filtered: hubs that are open now or have what one looks for, whom to call or what comes in a district.
   What is chosen stands in the address. Times are those of the clock on the wall in the Netherlands.
   Without this script the same stands in lists on the page. */
(() => {
  "use strict";
  const PAUSE = 60000;
  const clock = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Europe/Amsterdam",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });

  const isOpen = (hub, now) =>
    hub.dataset.open.split(" ").some((span) => {
      const [from, until] = span.split("/");
      return from && from <= now && now < until;
    });

  const start = () => {
    const form = document.querySelector("[data-filter]");
    if (!form) return;
    const hubs = [...document.querySelectorAll("[data-has]")];
    const selects = [...form.querySelectorAll("[data-kind]")];
    const openNow = form.querySelector("#filter-open") ?? { checked: false };
    const count = form.querySelector("[role=status]");

    /* When somebody can walk in next; a text that is after every time where that is not known. */
    const opens = (hub, now) =>
      hub.dataset.open.split(" ").reduce((first, span) => {
        const [from] = span.split("/");
        return from > now && from < first ? from : first;
      }, "~");

    const show = () => {
      const now = clock.format(new Date()).replace(" ", "T");
      const wanted = selects.filter((each) => each.value).map((each) => `${each.dataset.kind}:${each.value}`);
      const fit = hubs.filter((hub) => {
        const has = hub.dataset.has.split(" ");
        return wanted.every((each) => has.includes(each) || has.includes(`${each.split(":")[0]}:*`));
      });
      let seen = openNow.checked ? fit.filter((hub) => isOpen(hub, now)) : fit;
      const shown = seen.length;
      let none = count?.dataset.none;
      if (!shown && openNow.checked) {
        /* Their cards say when: those that open first stand there instead of nothing. */
        const first = fit.map((hub) => opens(hub, now)).sort()[0] ?? "~";
        seen = first < "~" ? fit.filter((hub) => opens(hub, now) === first) : [];
        if (seen.length) none = count.dataset.first;
      }
      for (const hub of hubs) hub.hidden = !seen.includes(hub);
      for (const group of document.querySelectorAll("[data-group]")) {
        group.hidden = !group.querySelector("[data-has]:not([hidden])");
      }
      if (!count) return;
      const chosen = openNow.checked || wanted.length;
      count.textContent = !chosen ? "" : shown
        ? count.dataset.count.replace("{number}", shown).replace("{all}", hubs.length)
        : none;
    };

    const remember = () => {
      const address = new URLSearchParams();
      if (openNow.checked) address.set("open", "1");
      for (const each of selects) if (each.value) address.set(each.dataset.kind, each.value);
      history.replaceState(null, "", address.size ? `?${address}` : location.pathname);
      show();
    };

    const asked = new URLSearchParams(location.search);
    openNow.checked = asked.has("open");
    for (const each of selects) {
      each.value = asked.get(each.dataset.kind) ?? "";
      /* What is not in the list chooses nothing. */
      if (each.selectedIndex < 0) each.value = "";
    }
    form.hidden = false;
    for (const list of document.querySelectorAll("[data-without-filter]")) list.hidden = true;
    form.addEventListener("change", remember);
    show();
    window.setInterval(show, PAUSE);
    window.addEventListener("pageshow", show);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
