/* The search page. What somebody types is sent to nobody, and stands only behind the # of the address. The
   index is fetched when somebody begins to search. Without this script the list from A to Z is what is left. */
(() => {
  "use strict";
  const PAGE = 8;
  const SUGGESTED = 6;
  const AROUND = 90;
  const byId = (id) => document.getElementById(id);
  const place = byId("search");
  if (!place) return;
  const code = document.documentElement.lang;
  const form = place.querySelector("form");
  const words = byId("search-words");
  const choices = { facet: byId("search-facet"), place: byId("search-place") };
  const count = byId("search-count");
  const list = byId("search-results");
  const more = byId("search-more");
  const help = byId("search-help");
  const better = byId("search-better");
  /* Made here: without a word in it, it would be a button that says nothing. */
  const instead = document.createElement("button");
  instead.className = "wijk-search__better";
  instead.type = "button";
  const offered = byId("search-offered");
  const answers = byId("search-answers");
  const subjects = [...document.querySelectorAll("[data-search-subject]")];
  let loading = null;
  let found = [];
  let shown = 0;
  let asked = 0;
  let chosen = -1;

  const file = async (name) => {
    const reply = await fetch(`${place.dataset.bundle}${name}.json`, { credentials: "omit" });
    if (!reply.ok) throw new Error(String(reply.status));
    return reply.json();
  };

  const start = () => {
    loading ??= file(code).then((index) =>
      WijkSearch.engine(
        index,
        code,
        subjects.map((each) => each.dataset.searchSubject),
        new Date().getFullYear(),
      ),
    );
    loading.catch(() => {
      loading = null;
    });
    return loading;
  };

  const part = (name, text, kind = "") => {
    const made = document.createElement(name);
    made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };

  /* The piece of a text around the first word that was asked for, with each of them marked. */
  const excerpt = (text, holds) => {
    const pieces = text.split(/([\p{L}\p{M}\p{N}]+)/u);
    const first = pieces.findIndex((piece, place) => place % 2 && holds(piece));
    const at = first < 0 ? 0 : pieces.slice(0, first).join("").length;
    let from = Math.max(0, at - AROUND);
    if (from) from = text.indexOf(" ", from) + 1 || from;
    let to = Math.min(text.length, from + 2.5 * AROUND);
    if (to < text.length) to = text.lastIndexOf(" ", to) > from ? text.lastIndexOf(" ", to) : to;
    const made = document.createElement("p");
    if (from) made.append("… ");
    for (const [number, piece] of text.slice(from, to).split(/([\p{L}\p{M}\p{N}]+)/u).entries()) {
      made.append(number % 2 && holds(piece) ? part("mark", piece) : piece);
    }
    if (to < text.length) made.append(" …");
    return made;
  };

  const about = (facet, district) => {
    const option = [...choices.facet.options].find((each) => each.value === facet);
    return [option ? option.textContent : "", district].filter(Boolean).join(" · ");
  };

  const item = ([url, title, facet, district], text, holds) => {
    const line = document.createElement("li");
    const link = part("a", title, "nl-link");
    link.href = url;
    line.append(link, part("p", about(facet, district), "wijk-search__about"));
    if (text) line.append(excerpt(text, holds));
    return line;
  };

  const show = async (turn) => {
    const engine = await start();
    const holds = engine.holds(words.value);
    const pages = found.slice(shown, shown + PAGE);
    const texts = await Promise.all(pages.map((page) => file(`${code}/${page[6]}`)));
    if (turn !== asked) return null;
    /* Another index came in between. */
    if (texts.some(([url], number) => url !== pages[number][0])) throw new Error("changed");
    const lines = pages.map((page, number) => item(page, texts[number][1], holds));
    list.append(...lines);
    shown += lines.length;
    more.hidden = shown >= found.length;
    return lines[0] || null;
  };

  const clear = (message) => {
    found = [];
    shown = 0;
    list.replaceChildren();
    answers.replaceChildren();
    more.hidden = true;
    help.hidden = true;
    better.hidden = true;
    count.textContent = message;
  };

  const remember = (text) => {
    const hash = new URLSearchParams();
    if (text) hash.set("q", text);
    for (const [name, choice] of Object.entries(choices)) if (choice.value) hash.set(name, choice.value);
    const behind = hash.toString();
    history.replaceState(null, "", behind ? `#${behind}` : location.pathname);
  };

  const close = () => {
    chosen = -1;
    offered.replaceChildren();
    offered.hidden = true;
    words.setAttribute("aria-expanded", "false");
    words.removeAttribute("aria-activedescendant");
  };

  /* What is said of subjects: each box once, with those of its subjects that were asked for. */
  const told = (numbers) => {
    const fits = numbers.map((number) => subjects[number]);
    const boxes = new Set(fits.map((each) => each.closest(".wijk-search__answer")));
    return [...boxes].map((box) => {
      const inside = [...box.querySelectorAll("[data-search-subject]")];
      const copy = box.cloneNode(true);
      [...copy.querySelectorAll("[data-search-subject]")].forEach((each, number) => {
        if (!fits.includes(inside[number])) each.remove();
      });
      return copy;
    });
  };

  const search = async () => {
    close();
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
      const engine = await start();
      const answer = engine.search(text, filters);
      const meant = text ? engine.meantBy(text) : "";
      if (turn !== asked) return;
      clear(count.dataset.busy);
      found = answer.results;
      answers.append(...told(answer.subjects));
      await show(turn);
      if (turn !== asked) return;
      if (meant) {
        instead.textContent = meant;
        better.append(instead);
        better.hidden = false;
      }
      help.hidden = found.length > 0 || answer.subjects.length > 0;
      const number = `${count.dataset.count} ${found.length}`;
      if (!found.length) count.textContent = answer.subjects.length ? count.dataset.other : count.dataset.none;
      else count.textContent = answer.partly ? `${number}. ${count.dataset.partly}` : number;
    } catch {
      /* There is no index now, or another one than a moment ago. The next search begins anew. */
      if (turn !== asked) return;
      loading = null;
      clear(count.dataset.away);
    }
  };

  const mark = (number) => {
    const lines = [...offered.children];
    chosen = number;
    for (const [place, line] of lines.entries()) line.setAttribute("aria-selected", String(place === number));
    if (number < 0) words.removeAttribute("aria-activedescendant");
    else {
      words.setAttribute("aria-activedescendant", lines[number].id);
      lines[number].scrollIntoView({ block: "nearest" });
    }
  };

  const offer = async () => {
    const turn = ++asked;
    const text = words.value.trim();
    if (text.length < 2) return close();
    let pages;
    try {
      pages = (await start()).suggest(text, SUGGESTED);
    } catch {
      return close();
    }
    if (turn !== asked || document.activeElement !== words) return null;
    close();
    offered.append(
      ...pages.map(([url, title, facet, district], number) => {
        const line = document.createElement("li");
        line.id = `search-offer-${number}`;
        line.setAttribute("role", "option");
        line.setAttribute("aria-selected", "false");
        line.dataset.url = url;
        line.append(part("span", title), " ", part("span", about(facet, district), "wijk-search__about"));
        return line;
      }),
    );
    offered.hidden = !pages.length;
    words.setAttribute("aria-expanded", String(pages.length > 0));
    return null;
  };

  const recall = () => {
    const hash = new URLSearchParams(location.hash.slice(1));
    words.value = hash.get("q") || "";
    for (const [name, choice] of Object.entries(choices)) choice.value = hash.get(name) || "";
    search();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (chosen >= 0) location.assign(offered.children[chosen].dataset.url);
    else search();
  });
  words.addEventListener("input", offer);
  words.addEventListener("keydown", (event) => {
    const last = offered.children.length - 1;
    if (event.key === "Escape" && !offered.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown" && last >= 0) {
      event.preventDefault();
      mark(chosen < last ? chosen + 1 : -1);
    } else if (event.key === "ArrowUp" && last >= 0) {
      event.preventDefault();
      mark(chosen < 0 ? last : chosen - 1);
    }
  });
  words.addEventListener("blur", close);
  /* Before the field loses the focus, and the list with it. */
  offered.addEventListener("pointerdown", (event) => event.preventDefault());
  offered.addEventListener("click", (event) => {
    const line = event.target.closest("[data-url]");
    if (line) location.assign(line.dataset.url);
  });
  instead.addEventListener("click", (event) => {
    words.value = event.target.textContent;
    words.focus();
    search();
  });
  for (const choice of Object.values(choices)) choice.addEventListener("change", search);
  more.addEventListener("click", async () => {
    const turn = asked;
    try {
      const line = await show(turn);
      line?.querySelector("a").focus();
    } catch {
      loading = null;
      clear(count.dataset.away);
    }
  });
  addEventListener("hashchange", () => {
    if (location.hash.includes("=")) recall();
  });
  // Without this script it is no list to choose from.
  offered.setAttribute("role", "listbox");
  offered.setAttribute("aria-label", offered.dataset.label);
  words.setAttribute("role", "combobox");
  words.setAttribute("aria-autocomplete", "list");
  words.setAttribute("aria-controls", offered.id);
  words.setAttribute("aria-expanded", "false");
  place.hidden = false;
  if (location.hash.includes("=")) recall();
})();
