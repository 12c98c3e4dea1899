/* The search page. The index is files of this site, and Pagefind looks in it here in the browser: what
   somebody types is sent to nobody, and stands only behind the # of the address. Pagefind's script is
   fetched when somebody begins to search. Without this script the list from A to Z is what is left. */
(() => {
  "use strict";
  const PAGE = 8;
  const PAUSE = 250;
  const byId = (id) => document.getElementById(id);
  const place = byId("search");
  if (!place) return;
  const form = place.querySelector("form");
  const words = byId("search-words");
  const choices = { facet: byId("search-facet"), place: byId("search-place") };
  const count = byId("search-count");
  const list = byId("search-results");
  const more = byId("search-more");
  const help = byId("search-help");
  let engine = null;
  let found = [];
  let shown = 0;
  let asked = 0;
  let timer = 0;

  const start = async () => {
    const module = await import(`${place.dataset.bundle}pagefind.js`);
    const made = module.createInstance({
      basePath: place.dataset.bundle,
      baseUrl: "/",
      noWorker: true,
      ranking: { metaWeights: { title: 8, words: 2 } },
    });
    await made.init();
    return made;
  };

  /* The text of an excerpt, with nothing of its markup but <mark>. */
  const excerpt = (html) => {
    const text = document.createElement("p");
    const source = new DOMParser().parseFromString(html, "text/html").body;
    for (const node of source.childNodes) {
      const marked = node.nodeName === "MARK";
      const part = marked ? document.createElement("mark") : document.createTextNode("");
      part.textContent = node.textContent;
      text.append(part);
    }
    return text;
  };

  const item = (data) => {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.className = "nl-link";
    link.href = data.url;
    link.textContent = data.meta.title;
    const label = (data.filters.facet || []).map((value) => {
      const option = [...choices.facet.options].find((each) => each.value === value);
      return option ? option.textContent : "";
    });
    const about = document.createElement("p");
    about.className = "wijk-search__about";
    about.textContent = [...label, ...(data.filters.place || [])].filter(Boolean).join(" · ");
    line.append(link, about, excerpt(data.excerpt));
    return line;
  };

  const show = async (turn) => {
    const first = shown;
    const part = await Promise.all(found.slice(first, first + PAGE).map((each) => each.data()));
    if (turn !== asked) return null;
    const lines = part.map(item);
    list.append(...lines);
    shown = first + lines.length;
    more.hidden = shown >= found.length;
    return lines[0] || null;
  };

  const clear = (message) => {
    found = [];
    shown = 0;
    list.replaceChildren();
    more.hidden = true;
    help.hidden = true;
    count.textContent = message;
  };

  const remember = (text) => {
    const part = new URLSearchParams();
    if (text) part.set("q", text);
    for (const [name, choice] of Object.entries(choices)) if (choice.value) part.set(name, choice.value);
    const hash = part.toString();
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname);
  };

  const search = async () => {
    clearTimeout(timer);
    const turn = ++asked;
    const text = words.value.trim();
    const filters = {};
    for (const [name, choice] of Object.entries(choices)) if (choice.value) filters[name] = choice.value;
    remember(text);
    if (!text && !Object.keys(filters).length) {
      clear("");
      return;
    }
    count.textContent = count.dataset.busy;
    try {
      engine ??= await start();
      const answer = await engine.search(text || null, { filters });
      if (turn !== asked) return;
      clear("");
      found = answer.results;
      await show(turn);
      if (turn !== asked) return;
      help.hidden = found.length > 0;
      count.textContent = found.length ? `${count.dataset.count} ${found.length}` : count.dataset.none;
    } catch {
      /* There is no index now, or another one than a moment ago. The next search begins anew. */
      if (turn !== asked) return;
      engine = null;
      clear(count.dataset.away);
    }
  };

  const recall = () => {
    const part = new URLSearchParams(location.hash.slice(1));
    words.value = part.get("q") || "";
    for (const [name, choice] of Object.entries(choices)) choice.value = part.get(name) || "";
    search();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  words.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  for (const choice of Object.values(choices)) choice.addEventListener("change", search);
  more.addEventListener("click", async () => {
    const turn = asked;
    try {
      const line = await show(turn);
      line?.querySelector("a").focus();
    } catch {
      engine = null;
      clear(count.dataset.away);
    }
  });
  addEventListener("hashchange", () => {
    if (location.hash.includes("=")) recall();
  });
  place.hidden = false;
  if (location.hash.includes("=")) recall();
})();
